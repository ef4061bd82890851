import type { Who } from '../plan.ts';
import type { Race } from '../shape/shape.ts';
import type { Times } from '../shape/times.ts';
import type { Marks } from './course.ts';

/** When a task that opens at `at` is over: silence comes exactly at `closes`, an answer before it, at `answered` at the latest. */
export function endsOf<T>(
  { since, windows }: Race,
  at: T,
  marks: Marks<T>,
  times: Times<T>,
): { readonly closes: T; readonly answered: T } {
  // No moment of a case lies after the present one, so counting from an unknown one is bounded by counting from now.
  const from = since === undefined ? at : (marks[since.cel] ?? at);
  const end = windows.reduce((open, { within }) => times.after(open, within), from);
  const before = times.justBefore(end);
  // A window that counts from an earlier moment may have closed before the step opens.
  return since === undefined
    ? { closes: end, answered: before }
    : { closes: times.later(at, end), answered: times.later(at, before) };
}

/** Who has to answer so that the task comes to an outcome at the very end: the last rung alone, or as many seats as it takes. */
export function deciders({ windows, need, type }: Race, outcome: string): readonly string[] {
  const seats = (windows.at(-1)?.to ?? []).map(nameOf);
  if (windows.length > 1 || type !== 'decision') return seats.slice(0, 1);
  const yes = 'seats' in need ? need.seats : Math.ceil(need.share * seats.length);
  return seats.slice(0, outcome === 'rejected' ? seats.length - yes + 1 : yes);
}

/** Everyone who is asked on the ladder. */
export const askedBy = ({ windows }: Race): readonly string[] => [
  ...new Set(windows.flatMap(({ to }) => to.map(nameOf))),
];

/** The mail that asks has reached those of the first window. */
export const askedFirst = ({ windows }: Race) =>
  ({ what: 'asked', of: (windows[0]?.to ?? []).map(nameOf) }) as const;

export const nameOf = (who: Who): string => (typeof who === 'string' ? who : who.cel);
