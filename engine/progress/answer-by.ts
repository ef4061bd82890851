import { identifierOf } from '../expression/identifier.ts';
import type { Entry, MessageSentFact } from '../model/journal.ts';
import { isAnswer } from '../model/message.ts';
import type { ProofAssumptions, Plan } from '../model/plan.ts';
import { analyseWithBackstops } from '../analysis/timing/with-backstops.ts';
import { answerObligation } from '../analysis/timing/obligation.ts';
import { minuteMs } from '../time/units.ts';
import { instantTimeDomain } from '../analysis/timing/instant-times.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import { isElapsed } from '../analysis/timing/is-elapsed.ts';
import type { Behaviour, FlowBehaviour, BackstopBehaviour } from '../behaviour/behaviour.ts';
import { endEventsOf, termsOf } from '../behaviour/traverse.ts';
import { positionOf, type CasePosition } from './position.ts';
import type { Instant, Expression } from '../model/base.ts';

/**
 * When the candidate hears an answer at the latest, whatever people do from here on; nothing when that is not certain. Holds while
 * the mail server accepts within the time that the plan assumes.
 */
export function answerBy(plan: Plan, entries: readonly Entry[]): Instant | undefined {
  const [started] = entries;
  if (started === undefined || !isAnswerPending(entries)) return undefined;
  const flow = behaviourOfPlan(plan);
  const assume = plan.assume ?? defaultAssumptions;
  const position = positionOf(flow.main, entries, started.at);
  // What runs beside may end the case before the line has come to an answer.
  if (position.passed.some(forkMayEndCase) || !hasBoundedEnd(position, flow, assume))
    return undefined;
  const { fulfilled, violated, pending } = analyseWithBackstops(
    { ...flow, main: remainingMain(position), backstops: backstopsOf(flow, assume) },
    { at: position.from, timestamps: timestampsOf(entries, position) },
    {
      obligation: answerObligation,
      times: instantTimeDomain(plan.calendars),
      assume,
      countedFrom: position.from,
    },
  );
  if (fulfilled.length === 0 || violated.length + pending.length > 0) return undefined;
  // People read minutes.
  return Math.ceil(Math.max(...fulfilled.map(({ at }) => at)) / minuteMs) * minuteMs;
}

/** What plans assume that say nothing of it. */
const defaultAssumptions: ProofAssumptions = { mail: { ms: 15 * minuteMs } };

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

const forkMayEndCase = (behaviour: Behaviour): boolean =>
  [...termsOf(behaviour)].some(
    (term) =>
      (term.term === 'fork' && endEventsOf(term.behaviour).length > 0) ||
      (term.term === 'send' && !term.holds && endEventsOf(term.undelivered).length > 0),
  );

/** The name under which the end of the open task is known, and the start of the case. */
const [openEnds, caseStarts] = ['the open task', 'case'];

/** An open task ends when its record says. */
function remainingMain({ remaining: [first, ...rest], openTask }: CasePosition): Behaviour {
  if (first === undefined) return { term: 'sequence', of: [] };
  const started: Behaviour =
    first.term === 'task' && openTask !== undefined
      ? { ...first, since: { cel: openEnds }, windows: [{ to: [], within: { ms: 0 } }] }
      : first;
  return { term: 'sequence', of: [started, ...rest] };
}

/** A time that counts from the future has no end yet, and what waits for it may still end the case. */
const hasBoundedEnd = (
  { remaining, openTask }: CasePosition,
  flow: FlowBehaviour,
  assume: ProofAssumptions,
): boolean =>
  remaining.every((behaviour) =>
    [...termsOf(behaviour)].every(
      (term) => term.term !== 'task' || term.step === openTask?.task || isKnown(term, assume),
    ),
  ) &&
  flow.backstops.every((one) => isKnown(one, assume) || endEventsOf(one.behaviour).length === 0);

const isKnown = ({ since }: { readonly since?: Expression }, assume: ProofAssumptions): boolean =>
  since === undefined || isElapsed(since, assume);

const backstopsOf = (
  { backstops }: FlowBehaviour,
  assume: ProofAssumptions,
): FlowBehaviour['backstops'] =>
  backstops
    .filter((one) => isKnown(one, assume))
    .map((one) => (one.since?.cel.startsWith('case.') === false ? one : countedFromStart(one)));

/** What a case carries lies before its start. */
const countedFromStart = (one: BackstopBehaviour): BackstopBehaviour => ({
  ...one,
  since: { cel: caseStarts },
});

/** The moments that tasks and backstops count from. */
function timestampsOf(
  entries: readonly Entry[],
  { openTask }: CasePosition,
): Readonly<Record<string, Instant>> {
  const timestamps: Record<string, Instant> = { [caseStarts]: entries[0]?.at ?? 0 };
  for (const entry of entries) {
    if (entry.kind === 'sent' && entry.message === entry.step)
      timestamps[`${identifierOf(entry.step)}.sentAt`] = entry.at;
    if (entry.kind === 'accepted')
      timestamps[`${identifierOf(entry.message)}.deliveredAt`] = entry.acceptedAt;
    // What was not delivered keeps the moment at which it was sent.
    if (entry.kind === 'undelivered') {
      const name = identifierOf(entry.message);
      const sent = timestamps[`${name}.sentAt`];
      if (sent !== undefined) timestamps[`${name}.deliveredAt`] = sent;
    }
  }
  return openTask === undefined ? timestamps : { ...timestamps, [openEnds]: openTask.expectedBy };
}
