import type { Entry, Opened } from '../model/journal.ts';
import type { Alt, Emit, Race, Shape } from '../behaviour/behaviour.ts';
import type { Instant } from '../model/base.ts';

/** Where a case is on its line, as far as its journal says: it came to what is left to go through no later than `from`. */
export interface Whereabouts {
  readonly from: Instant;
  /** One after the other. The first may be under way: it began at `from`. */
  readonly left: readonly Shape[];
  /** What it has gone through or round. */
  readonly passed: readonly Shape[];
  /** The task that is open, when the line waits for one. */
  readonly open?: Opened;
}

/** Follows the line to the last step that the journal speaks of. What runs beside says nothing of it. */
export function whereaboutsOf(line: Shape, entries: readonly Entry[], from: Instant): Whereabouts {
  const shapes = line.term === 'seq' ? line.of : [line];
  const last = shapes.findLastIndex((shape) => hasBegun(shape, entries));
  const [shape, left, passed] = [shapes[last], shapes.slice(last + 1), shapes.slice(0, last)];
  if (shape === undefined) return { from, left: shapes, passed: [] };
  const within = inside(shape, entries, from);
  return { ...within, left: [...within.left, ...left], passed: [...passed, ...within.passed] };
}

/** Conditions and waits write nothing, so that a step is only known to have begun by what it does or holds. */
const hasBegun = (shape: Shape, entries: readonly Entry[]): boolean => {
  if (shape.term === 'seq') return shape.of.some((one) => hasBegun(one, entries));
  if (shape.term === 'alt') return shape.arms.some((arm) => hasBegun(arm.shape, entries));
  return 'step' in shape && beginning(shape.step, entries) !== undefined;
};

/** The last, since a step may be gone through again. */
const beginning = (step: string, entries: readonly Entry[]): Entry | undefined =>
  entries.findLast(
    (entry) =>
      (entry.kind === 'opened' && entry.task === step) ||
      (entry.kind === 'sent' && entry.message === step) ||
      (entry.kind === 'shown' && entry.step === step),
  );

function inside(shape: Shape, entries: readonly Entry[], from: Instant): Whereabouts {
  if (shape.term === 'seq') return whereaboutsOf(shape, entries, from);
  if (shape.term === 'alt') return chosen(shape, entries, from);
  if (shape.term === 'emit') return told(shape, entries);
  if (shape.term === 'race') return asked(shape, entries);
  const began = 'step' in shape ? beginning(shape.step, entries) : undefined;
  return { from: began?.at ?? from, left: [], passed: [] };
}

function chosen({ arms }: Alt, entries: readonly Entry[], from: Instant): Whereabouts {
  const arm = arms.find(({ shape }) => hasBegun(shape, entries));
  return arm === undefined
    ? { from, left: [], passed: [] }
    : whereaboutsOf(arm.shape, entries, from);
}

function told(emit: Emit, entries: readonly Entry[]): Whereabouts {
  const sent = beginning(emit.step, entries)?.at ?? 0;
  if (!emit.holds) return { from: sent, left: [], passed: [emit] };
  const fate = entries.findLast(
    (entry) =>
      (entry.kind === 'accepted' || entry.kind === 'undelivered') && entry.message === emit.step,
  );
  if (fate === undefined) return { from: sent, left: [emit], passed: [] };
  const left = fate.kind === 'accepted' ? [] : [emit.undelivered];
  return { from: fate.at, left, passed: [] };
}

function asked(race: Race, entries: readonly Entry[]): Whereabouts {
  const opened = entries.findLast(
    (entry): entry is Entry & Opened => entry.kind === 'opened' && entry.task === race.step,
  );
  const from = opened?.at ?? 0;
  const end = entries.findLast(
    (entry) =>
      entry.kind === 'settled' && entry.task === race.step && entry.round === opened?.round,
  );
  if (end?.kind !== 'settled')
    return { from, left: [race], passed: [], ...(opened && { open: opened }) };
  const arm = end.silent ? race.silent : race.answers.find(({ label }) => label === end.outcome);
  return whereaboutsOf(arm?.shape ?? { term: 'pass' }, entries, end.at);
}
