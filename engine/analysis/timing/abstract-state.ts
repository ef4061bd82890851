import type { EndEvent } from '../../behaviour/behaviour.ts';
import type { TimeDomain } from './time-domain.ts';

/** A way that the case may have gone so far, on which what is looked for has not come yet. */
export interface AbstractState<T> {
  /** The latest that the line can be here; undefined until counting has begun. */
  readonly at: T | undefined;
  /** What runs beside and surely brings it. */
  readonly guaranteed?: GuaranteedBound<T>;
  /** What runs beside since before counting began, and may end the case at any time. */
  readonly earlyTermination?: EndEvent;
  /** When the messages of earlier steps left at the latest, by `step.sentAt`, for the times that count from them. */
  readonly timestamps: Timestamps<T>;
}

export type Timestamps<T> = Readonly<Record<string, T>>;

export interface GuaranteedBound<T> {
  readonly by: T;
  /** It goes on when the case ends. */
  readonly survivesEnd: boolean;
}

/** Joins ways that differ in nothing but their time, which is then the later one. */
export function joinStates<T>(
  states: readonly AbstractState<T>[],
  times: TimeDomain<T>,
): readonly AbstractState<T>[] {
  if (states.length < 2) return states;
  const byKey = new Map<string, AbstractState<T>>();
  for (const state of states) {
    const { at, guaranteed, earlyTermination } = state;
    const key = `${at !== undefined} ${guaranteed?.survivesEnd} ${earlyTermination !== undefined}`;
    const other = byKey.get(key);
    byKey.set(key, other === undefined ? state : joinPair(other, state, times));
  }
  return [...byKey.values()];
}

function joinPair<T>(
  a: AbstractState<T>,
  b: AbstractState<T>,
  times: TimeDomain<T>,
): AbstractState<T> {
  const both = (x: T | undefined, y: T | undefined): T | undefined =>
    x === undefined || y === undefined ? undefined : times.join(x, y);
  const by = both(a.guaranteed?.by, b.guaranteed?.by);
  const { guaranteed, ...rest } = a;
  return {
    ...rest,
    at: both(a.at, b.at),
    timestamps:
      a.timestamps === b.timestamps
        ? a.timestamps
        : sharedTimestamps(a.timestamps, b.timestamps, times),
    ...(by !== undefined && guaranteed && { guaranteed: { ...guaranteed, by } }),
  };
}

/** A mark that only one of both ways has passed says nothing behind both. */
const sharedTimestamps = <T>(
  a: Timestamps<T>,
  b: Timestamps<T>,
  times: TimeDomain<T>,
): Timestamps<T> =>
  Object.fromEntries(
    Object.entries(a).flatMap(([key, mine]) => {
      const theirs = b[key];
      return theirs === undefined ? [] : [[key, times.join(mine, theirs)]];
    }),
  );
