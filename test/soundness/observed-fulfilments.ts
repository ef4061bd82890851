import { isAnswer, isOutcome, type MessageClass } from '../../engine/model/message.ts';
import type { Plan, FlowPromise } from '../../engine/model/plan.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import type { Behaviour } from '../../engine/behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../engine/behaviour/traverse.ts';
import type { SoundnessRun } from './random-run.ts';
import type { Instant } from '../../engine/model/base.ts';

/** How a promise was fulfilled in one run, as the journal tells it: from when it counted, and when it was fulfilled, if ever. */
export interface ObservedFulfilment {
  readonly from: Instant;
  readonly at?: Instant;
}

/** Reads fulfilments from the journal alone, without anything of the proofs; none when the promise was void in this run. */
export function observedFulfilmentsOf(
  promise: FlowPromise,
  plan: Plan,
  run: SoundnessRun,
): readonly ObservedFulfilment[] {
  const messages = messagesTo('candidate', plan, run);
  if (promise.promise === 'silence') return silences(messages, run);
  const from = countingStart(promise, run);
  if (from === undefined) return [];
  const at =
    promise.promise === 'done'
      ? settled(promise.step, run)?.at
      : messages.find(
          ({ seq, message, class: c }) =>
            seq > from.seq && message !== promise.after && isAbout(c, promise.about),
        )?.at;
  if (promise.promise === 'done' && at === undefined) return [];
  return [{ from: from.at, ...(at === undefined ? {} : { at }) }];
}

interface JournalMoment {
  readonly seq: number;
  readonly at: Instant;
}

interface JournalMessage extends JournalMoment {
  readonly message: string;
  readonly class: MessageClass;
}

function countingStart(
  { since, after }: Exclude<FlowPromise, { promise: 'silence' }>,
  run: SoundnessRun,
): JournalMoment | undefined {
  if (since !== undefined) return { seq: 0, at: run.since };
  if (after === undefined) return { seq: 0, at: run.start };
  const { entries } = run;
  // A message that comes while the other is still on its way counts.
  const sent = entries.find((entry) => entry.kind === 'sent' && entry.message === after);
  const accepted = entries.find((entry) => entry.kind === 'accepted' && entry.message === after);
  if (sent && accepted) return { seq: sent.seq, at: accepted.at };
  return settled(after, run);
}

const settled = (step: string, { entries }: SoundnessRun): JournalMoment | undefined =>
  entries.find(
    (entry) => entry.kind === 'settled' && entry.task === step && entry.outcome !== 'returned',
  );

/** Mails that were accepted, and those that cannot be delivered once somebody is asked to reach the candidate another way. */
function messagesTo(who: string, plan: Plan, { entries }: SoundnessRun): readonly JournalMessage[] {
  const reached = new Set(
    termsOfPlan(plan).flatMap((term) =>
      term.term === 'send' && isGivenToHouse(term.undelivered) ? [term.step] : [],
    ),
  );
  const sent = new Map(
    entries.flatMap((entry) => (entry.kind === 'sent' ? [[entry.message, entry] as const] : [])),
  );
  const isFor = (message: string): boolean => {
    const one = sent.get(message);
    if (one === undefined) return false;
    if ('who' in one.to) return one.to.who === who;
    return 'people' in one.to
      ? one.to.people.includes(who)
      : entries.some(
          (entry) => entry.kind === 'opened' && entry.task === one.step && entry.by.includes(who),
        ) && one.to.rung === 0;
  };
  return entries.flatMap((entry): readonly JournalMessage[] => {
    if (entry.kind !== 'accepted' && entry.kind !== 'undelivered') return [];
    const one = sent.get(entry.message);
    if (one === undefined || !isFor(entry.message)) return [];
    if (entry.kind === 'undelivered' && !reached.has(one.step)) return [];
    return [{ seq: entry.seq, at: entry.at, message: entry.message, class: one.class }];
  });
}

/** Whether the steps for a message that cannot be delivered begin with a task of somebody whom it names, and not of the candidate. */
function isGivenToHouse(undelivered: Behaviour): boolean {
  const first = undelivered.term === 'sequence' ? undelivered.of[0] : undelivered;
  if (first?.term !== 'task' || first.since !== undefined) return false;
  const asked = first.windows[0]?.to ?? [];
  return !asked.some((who) => who === 'candidate' || typeof who !== 'string');
}

const termsOfPlan = (plan: Plan): readonly Behaviour[] =>
  linesOf(behaviourOfPlan(plan)).flatMap((line) => termsOf(line));

const isAbout = (
  c: MessageClass,
  about: Extract<FlowPromise, { promise: 'told' }>['about'],
): boolean => {
  if (about === 'answer') return isAnswer(c);
  // An outcome tells what it has overtaken.
  if (about === 'status' || about === 'notice') return c === about || isOutcome(c);
  return about === 'outcome' ? isOutcome(c) : c === about;
};

/** The silences from the start, and from every message, to the next one: up to the answer, or to the end of the case. */
function silences(
  messages: readonly JournalMessage[],
  { start, entries }: SoundnessRun,
): readonly ObservedFulfilment[] {
  const answer = messages.findIndex((message) => isAnswer(message.class));
  const until = answer < 0 ? messages : messages.slice(0, answer + 1);
  const ended = entries.find(({ kind }) => kind === 'ended')?.at;
  const instants = [start, ...until.map(({ at }) => at)];
  const last = instants.at(-1) ?? start;
  // A message that was on its way when the case ended still ends the silence.
  const sorted =
    answer < 0 && ended !== undefined && ended > last ? [...instants, ended] : instants;
  return sorted.slice(1).map((at, i) => ({ from: sorted[i] ?? start, at }));
}
