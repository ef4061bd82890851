import { seatsNeeded } from '../../people/seats.ts';
import type { UserTask } from '../../behaviour/behaviour.ts';
import type { TimeDomain } from './time-domain.ts';
import type { Timestamps } from './abstract-state.ts';
import type { Duration, Expression, Who } from '../../model/base.ts';

/**
 * When a task that opens at `at` is over: silence comes exactly at `closes`, an answer before it, at `answered` at the latest; nobody
 * can answer a task that is over when it opens.
 */
export function taskEndsOf<T>(
  { since, windows }: UserTask,
  at: T,
  timestamps: Timestamps<T>,
  times: TimeDomain<T>,
): { readonly closes: T; readonly answered: T; readonly isOpen: boolean } {
  const from = since === undefined ? at : (momentOf(since, timestamps) ?? at);
  const end = windows.reduce((open, { within }) => times.after(open, within), from);
  const before = times.justBefore(end);
  // A window that counts from an earlier moment may have closed before the step opens.
  return since === undefined
    ? { closes: end, answered: before, isOpen: true }
    : {
        closes: times.until(at, end),
        answered: times.until(at, before),
        isOpen: times.mayFollow(end, at),
      };
}

/** Whether the mail that asks is accepted before the first window closes; later it is not sent any more. */
export function isSureToArrive({ since, windows }: UserTask, mail: Duration): boolean {
  const within = windows[0]?.within;
  if (since !== undefined || within === undefined || !('ms' in mail)) return false;
  if ('businessDays' in within) return true;
  return ('ms' in within ? within.ms : within.businessMs) >= mail.ms;
}

/** No moment of a case lies after its start, nor one of a message after the present. */
const momentOf = <T>({ cel }: Expression, timestamps: Timestamps<T>): T | undefined =>
  timestamps[cel] ?? (cel.startsWith('case.') ? timestamps['case'] : undefined);

/**
 * Who has to answer so that the task comes to an outcome while a window is open, the last one unless another is meant: its rung alone,
 * or of the first window as many seats as it takes.
 */
export function deciders(
  { windows, need, type }: UserTask,
  outcome: string,
  window = windows.length - 1,
): readonly string[] {
  const seats = (windows[window]?.to ?? []).map(nameOf);
  if (window > 0 || type !== 'decision') return seats.slice(0, 1);
  const yes = seatsNeeded(need, seats.length);
  return seats.slice(0, outcome === 'rejected' ? seats.length - yes + 1 : yes);
}

/** Everyone who is asked on the ladder. */
export const everyoneAsked = ({ windows }: UserTask): readonly string[] => [
  ...new Set(windows.flatMap(({ to }) => to.map(nameOf))),
];

/** The mail that asks has reached those of the first window. */
export const firstAsked = ({ windows }: UserTask) =>
  ({ what: 'asked', of: (windows[0]?.to ?? []).map(nameOf) }) as const;

export const nameOf = (who: Who): string => (typeof who === 'string' ? who : who.cel);
