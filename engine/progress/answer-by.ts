import { identifierOf } from '../expression/identifier.ts';
import type { Entry, MessageSentFact } from '../model/journal.ts';
import { isAnswer, stepOfMessage } from '../model/message.ts';
import type { ProofAssumptions, Plan } from '../model/plan.ts';
import type { Behaviour, FlowBehaviour } from '../behaviour/behaviour.ts';
import { endEventsOf, termsOf } from '../behaviour/traverse.ts';
import { visit, type Visitor } from '../behaviour/visitor.ts';
import { type AnalysisStart, defaultAssumptions } from '../analysis/timing/analysis.ts';
import { instantTimeDomain } from '../analysis/timing/instant-times.ts';
import { isElapsed } from '../analysis/timing/moments.ts';
import { answerObligation } from '../analysis/timing/obligation.ts';
import { analyseWithBackstops } from '../analysis/timing/with-backstops.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import { minuteMs } from '../time/units.ts';
import { positionOf, type CasePosition } from './position.ts';
import type { Instant, Expression } from '../model/base.ts';

/**
 * When the candidate hears an answer at the latest, whatever people do from here on; undefined when that is not certain. Holds while
 * the mail server accepts within the time that the plan assumes.
 */
export function answerBy(plan: Plan, entries: readonly Entry[]): Instant | undefined {
  const [started] = entries;
  if (started === undefined || !isAnswerPending(entries)) return undefined;
  const flow = behaviourOfPlan(plan);
  const assume = plan.assume ?? defaultAssumptions;
  const position = positionOf(flow.main, entries, started.at);
  // A parallel branch may end the case before the line has come to an answer.
  if (position.passed.some(startsParallelEnd) || !isBounded(position, flow, assume))
    return undefined;
  const { main, start } = remainingAnalysis(position, entries);
  const { fulfilled, violated, pending } = analyseWithBackstops(
    { ...flow, main, backstops: flow.backstops.filter((one) => isKnown(one, assume)) },
    start,
    {
      obligation: answerObligation,
      times: instantTimeDomain(plan.calendars),
      assume,
      countedFrom: position.from,
    },
  );
  if (fulfilled.length === 0 || violated.length + pending.length > 0) return undefined;
  // People read minutes; and what is due a millisecond after a minute is due at that minute to them.
  return Math.ceil((Math.max(...fulfilled.map(({ at }) => at)) - 1) / minuteMs) * minuteMs;
}

/** No event has taken the line over, and no answer was given or has failed to reach the candidate. */
function isAnswerPending(entries: readonly Entry[]): boolean {
  const answers = new Set(
    entries
      .filter(isSent)
      .filter(answersCandidate)
      .map(({ message }) => message),
  );
  return !entries.some(
    (entry) =>
      entry.kind === 'ended' ||
      entry.kind === 'event' ||
      ((entry.kind === 'accepted' || entry.kind === 'undelivered') && answers.has(entry.message)),
  );
}

const isSent = (entry: Entry): entry is Entry & MessageSentFact => entry.kind === 'sent';

const answersCandidate = ({ to, class: messageClass }: MessageSentFact): boolean =>
  'who' in to && to.who === 'candidate' && isAnswer(messageClass);

/** Whether a parallel branch that a behaviour has started may end the case. */
const startsParallelEnd = (behaviour: Behaviour): boolean =>
  termsOf(behaviour).some((term) => visit(endsInParallel, term));

const no = (): boolean => false;

const endsInParallel: Visitor<boolean> = {
  pass: no,
  sequence: no,
  delay: no,
  show: no,
  send: ({ holds, undelivered }) => !holds && endEventsOf(undelivered).length > 0,
  task: no,
  choice: no,
  fork: ({ behaviour }) => endEventsOf(behaviour).length > 0,
  end: no,
};

/** Whether every time that is still to come counts from a known moment; a backstop that does not may only tell, and not end the case. */
const isBounded = (
  { remaining, openTask }: CasePosition,
  flow: FlowBehaviour,
  assume: ProofAssumptions,
): boolean =>
  remaining.every((behaviour) =>
    termsOf(behaviour).every((term) => visit(countsFromKnown, term, openTask?.task, assume)),
  ) &&
  flow.backstops.every((one) => isKnown(one, assume) || endEventsOf(one.behaviour).length === 0);

const yes = (): boolean => true;

const countsFromKnown: Visitor<boolean, [open: string | undefined, assume: ProofAssumptions]> = {
  pass: yes,
  sequence: yes,
  // A delay until a moment is bounded by its longest length.
  delay: yes,
  show: yes,
  send: yes,
  // The record of the open task says when its last window closes.
  task: (task, open, assume) => task.step === open || isKnown(task, assume),
  choice: yes,
  fork: yes,
  end: yes,
};

const isKnown = ({ since }: { readonly since?: Expression }, assume: ProofAssumptions): boolean =>
  since === undefined || isElapsed(since, assume);

/** The rest of the main line, and the point at which its analysis begins: within the open task, where the line waits for one. */
function remainingAnalysis(
  { from, remaining, openTask }: CasePosition,
  entries: readonly Entry[],
): { readonly main: Behaviour; readonly start: AnalysisStart<Instant> } {
  const start = {
    at: from,
    caseStart: entries[0]?.at,
    timestamps: timestampsOf(entries),
  };
  const [task, ...rest] = remaining;
  return task?.term === 'task' && openTask
    ? {
        main: { term: 'sequence', of: rest },
        start: { ...start, openTask: { task, closes: openTask.expectedBy } },
      }
    : { main: { term: 'sequence', of: remaining }, start };
}

/** When messages left and were delivered, for the tasks and backstops that count from these moments. */
function timestampsOf(entries: readonly Entry[]): Readonly<Record<string, Instant>> {
  const timestamps: Record<string, Instant> = {};
  for (const entry of entries) {
    if (entry.kind === 'sent' && stepOfMessage(entry.message) === entry.step)
      timestamps[`${identifierOf(entry.step)}.sentAt`] = entry.at;
    if (entry.kind === 'accepted')
      timestamps[`${identifierOf(stepOfMessage(entry.message))}.deliveredAt`] = entry.acceptedAt;
    // A message that was not delivered keeps the moment at which it was sent.
    if (entry.kind === 'undelivered') {
      const name = identifierOf(stepOfMessage(entry.message));
      const sent = timestamps[`${name}.sentAt`];
      if (sent !== undefined) timestamps[`${name}.deliveredAt`] = sent;
    }
  }
  return timestamps;
}
