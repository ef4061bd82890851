import type { Entry, TaskOpenedFact } from '../model/journal.ts';
import type { Choice, Send, UserTask, Behaviour } from '../behaviour/behaviour.ts';
import type { Instant } from '../model/base.ts';

/** Where a case is on its line, as far as its journal says: it came to what is left to go through no later than `from`. */
export interface CasePosition {
  readonly from: Instant;
  /** One after the other. The first may be under way: it began at `from`. */
  readonly remaining: readonly Behaviour[];
  /** What it has gone through or round. */
  readonly passed: readonly Behaviour[];
  /** The task that is open, when the line waits for one. */
  readonly openTask?: TaskOpenedFact;
}

/** Follows the line to the last step that the journal speaks of. What runs beside says nothing of it. */
export function positionOf(
  line: Behaviour,
  entries: readonly Entry[],
  from: Instant,
): CasePosition {
  const behaviours = line.term === 'sequence' ? line.of : [line];
  const last = behaviours.findLastIndex((behaviour) => hasBegun(behaviour, entries));
  const [behaviour, remaining, passed] = [
    behaviours[last],
    behaviours.slice(last + 1),
    behaviours.slice(0, last),
  ];
  if (behaviour === undefined) return { from, remaining: behaviours, passed: [] };
  const within = positionInside(behaviour, entries, from);
  return {
    ...within,
    remaining: [...within.remaining, ...remaining],
    passed: [...passed, ...within.passed],
  };
}

/** Conditions and waits write nothing, so that a step is only known to have begun by what it does or holds. */
const hasBegun = (behaviour: Behaviour, entries: readonly Entry[]): boolean => {
  if (behaviour.term === 'sequence') return behaviour.of.some((one) => hasBegun(one, entries));
  if (behaviour.term === 'choice')
    return behaviour.branches.some((branch) => hasBegun(branch.behaviour, entries));
  return 'step' in behaviour && beginningOf(behaviour.step, entries) !== undefined;
};

/** The last, since a step may be gone through again. */
const beginningOf = (step: string, entries: readonly Entry[]): Entry | undefined =>
  entries.findLast(
    (entry) =>
      (entry.kind === 'opened' && entry.task === step) ||
      (entry.kind === 'sent' && entry.message === step) ||
      (entry.kind === 'shown' && entry.step === step),
  );

function positionInside(
  behaviour: Behaviour,
  entries: readonly Entry[],
  from: Instant,
): CasePosition {
  if (behaviour.term === 'sequence') return positionOf(behaviour, entries, from);
  if (behaviour.term === 'choice') return positionInChoice(behaviour, entries, from);
  if (behaviour.term === 'send') return positionAtSend(behaviour, entries);
  if (behaviour.term === 'task') return positionAtTask(behaviour, entries);
  const began = 'step' in behaviour ? beginningOf(behaviour.step, entries) : undefined;
  return { from: began?.at ?? from, remaining: [], passed: [] };
}

function positionInChoice(
  { branches }: Choice,
  entries: readonly Entry[],
  from: Instant,
): CasePosition {
  const branch = branches.find(({ behaviour }) => hasBegun(behaviour, entries));
  return branch === undefined
    ? { from, remaining: [], passed: [] }
    : positionOf(branch.behaviour, entries, from);
}

function positionAtSend(send: Send, entries: readonly Entry[]): CasePosition {
  const sent = beginningOf(send.step, entries)?.at ?? 0;
  if (!send.holds) return { from: sent, remaining: [], passed: [send] };
  const delivery = entries.findLast(
    (entry) =>
      (entry.kind === 'accepted' || entry.kind === 'undelivered') && entry.message === send.step,
  );
  if (delivery === undefined) return { from: sent, remaining: [send], passed: [] };
  const remaining = delivery.kind === 'accepted' ? [] : [send.undelivered];
  return { from: delivery.at, remaining, passed: [] };
}

function positionAtTask(task: UserTask, entries: readonly Entry[]): CasePosition {
  const opened = entries.findLast(
    (entry): entry is Entry & TaskOpenedFact => entry.kind === 'opened' && entry.task === task.step,
  );
  const from = opened?.at ?? 0;
  const end = entries.findLast(
    (entry) =>
      entry.kind === 'settled' && entry.task === task.step && entry.round === opened?.round,
  );
  if (end?.kind !== 'settled')
    return { from, remaining: [task], passed: [], ...(opened && { openTask: opened }) };
  const branch = end.silent ? task.silent : task.answers.find(({ label }) => label === end.outcome);
  return positionOf(branch?.behaviour ?? { term: 'pass' }, entries, end.at);
}
