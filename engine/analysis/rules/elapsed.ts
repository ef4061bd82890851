import type { Duration } from '../../model/base.ts';
import { slack } from '../../time/maps/extrema.ts';
import type { TimeMap } from '../../time/maps/time-map.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import type { TimingContext } from '../timing/worst-case.ts';

// What can go by on a line between two of its steps, as the durations of what stands between.

/** The durations that can go by in one step: those of a pause, or the windows of a task. */
export function elapsedIn(event: ObservedEvent): readonly Duration[] {
  if (event.what === 'closed' || event.what === 'cancelled')
    return event.task.windows.map(({ within }) => within);
  if (event.what !== 'waited') return [];
  const { length } = event.delay;
  return ['until' in length ? length.atMost : length];
}

/** Durations with more behind them: natural time adds up, so that there are few. */
export const withMore = (
  elapsed: readonly Duration[],
  more: readonly Duration[],
): readonly Duration[] =>
  more.reduce<readonly Duration[]>((all, one) => {
    const last = all.at(-1);
    return last && 'ms' in last && 'ms' in one
      ? [...all.slice(0, -1), { ms: last.ms + one.ms }]
      : [...all, one];
  }, elapsed);

/** Whether no more is added, so that the states of the exploration stay few. */
export const isFull = (elapsed: readonly Duration[]): boolean => elapsed.length >= maxDurations;

const maxDurations = 8;

/** For every start the instant at which these durations are over, one behind the other. */
export const instantsAfter =
  ({ late, starts }: Pick<TimingContext, 'late' | 'starts'>) =>
  (lengths: readonly Duration[]): TimeMap =>
    lengths.reduce(late.after, starts);

/** Whether one comes before the other for some start. */
export const isBefore = (one: TimeMap, other: TimeMap): boolean => (slack(one, other)?.ms ?? 0) < 0;
