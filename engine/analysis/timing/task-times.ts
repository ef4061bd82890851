import type { UserTask } from '../../behaviour/behaviour.ts';
import type { ProofAssumptions } from '../../model/plan.ts';
import { latestMoment, type KnownMoments } from './moments.ts';
import type { Clock, TimeDomain } from './time-domain.ts';
import type { Duration } from '../../model/base.ts';

/** When each window of a task closes, the first being open from an instant; each further one opens where the one before closes. */
export const closingsFrom = <T>(
  { windows }: UserTask,
  from: T,
  times: TimeDomain<T>,
): readonly T[] => {
  let closes = from;
  return windows.map(({ within }) => {
    closes = times.after(closes, within);
    return closes;
  });
};

/** When the last window of a task closes. */
export const lastClosing = <T>(task: UserTask, from: T, times: TimeDomain<T>): T =>
  closingsFrom(task, from, times).at(-1) ?? from;

/** How a task ends: silence exactly when its last window closes, an answer before that. */
export interface TaskEnds<T> {
  readonly closes: T;
  /** The latest that somebody can answer. */
  readonly answered: T;
  /** Nobody can answer a task whose last window has closed when it opens. */
  readonly isOpen: boolean;
}

/** How a task ends that opens at an instant. A moment that lies ahead then counts from now. */
export function taskEndsOf<T>(
  task: UserTask,
  opens: KnownMoments<T> & { readonly at: T },
  clock: Clock<T> & { readonly assume: ProofAssumptions },
): TaskEnds<T> {
  const { at } = opens;
  if (task.since !== undefined) {
    const from = latestMoment(task.since, opens, clock.assume) ?? at;
    return endsOfWindow(lastClosing(task, from, clock.times), at, clock);
  }
  const closes = lastClosing(task, at, clock.times);
  if (clock.isPrompt === true) return endsOfWindow(closes, at, clock);
  return { closes, answered: clock.times.justBefore(closes), isOpen: true };
}

/** How a task ends at which the line stands, and whose last window closes at an instant that may lie behind it. */
export function endsOfWindow<T>(
  closes: T,
  at: T,
  { times, trace, isPrompt }: Clock<T>,
): TaskEnds<T> {
  const answered =
    isPrompt === true ? times.after(at, soonest) : times.until(at, times.justBefore(closes));
  return {
    closes: times.until(at, closes),
    answered,
    isOpen: trace?.isAfter(closes, isPrompt === true ? answered : at) ?? true,
  };
}

/** What people and the mail server take at least. */
export const soonest: Duration = { ms: 1 };
