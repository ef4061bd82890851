import type { EndEvent } from '../../behaviour/behaviour.ts';
import type { Who } from '../../model/base.ts';
import { joinMessages, type MessageUnderWay } from './message-under-way.ts';
import type { KnownMoments, Timestamps } from './moments.ts';
import type { TimeDomain } from './time-domain.ts';

/** Where the line can be on the paths on which the obligation is still pending. */
export interface AbstractState<T> extends KnownMoments<T> {
  /** The latest arrival here; undefined until counting has begun. */
  readonly at: T | undefined;
  /** By when a parallel branch certainly fulfils the obligation. */
  readonly guaranteed?: GuaranteedBound<T>;
  /** A message of the line that fulfils the obligation unless it is dropped. */
  readonly underWay?: MessageUnderWay<T>;
  /** Counting may have begun in a parallel branch, which an end of the line stops: one that stops everything, or any. */
  readonly parallelCounting?: 'stopped' | 'ended';
  /** A parallel branch from before counting began may end the case here at any time. */
  readonly earlyTermination?: EndEvent;
}

/** A state in which counting has begun. */
export type CountingState<T> = AbstractState<T> & { readonly at: T };

export interface GuaranteedBound<T> {
  readonly by: T;
  /** The branch goes on when the case ends. */
  readonly survivesEnd: boolean;
  /** By a message that an outcome to this person drops while it is under way. */
  readonly overtakenTo?: Who;
}

export const isCounting = <T>(state: AbstractState<T>): state is CountingState<T> =>
  state.at !== undefined;

/** A state with another arrival, once counting has begun. */
export const mapTime = <T>(state: AbstractState<T>, to: (at: T) => T): AbstractState<T> =>
  isCounting(state) ? { ...state, at: to(state.at) } : state;

/** A state that remembers when the line was here, under the expression that names the moment. */
export const withTimestamp = <T>(state: CountingState<T>, moment: string): CountingState<T> => ({
  ...state,
  timestamps: { ...state.timestamps, [moment]: state.at },
});

/** A state in which one more parallel branch certainly fulfils the obligation: the earlier one counts. */
export function withGuaranteed<T>(
  state: AbstractState<T>,
  bound: GuaranteedBound<T>,
  times: TimeDomain<T>,
): AbstractState<T> {
  const { guaranteed } = state;
  if (guaranteed === undefined) return { ...state, guaranteed: bound };
  const { overtakenTo = bound.overtakenTo } = guaranteed;
  return {
    ...state,
    guaranteed: {
      by: times.meet(guaranteed.by, bound.by),
      survivesEnd: bound.survivesEnd && guaranteed.survivesEnd,
      ...(overtakenTo === undefined ? {} : { overtakenTo }),
    },
  };
}

/** Joins the states that differ in nothing but time, which is then the later one. */
export function joinStates<T>(
  states: readonly AbstractState<T>[],
  times: TimeDomain<T>,
): readonly AbstractState<T>[] {
  if (states.length < 2) return states;
  const byKey = new Map<string, AbstractState<T>>();
  for (const state of states) {
    const key = keyOf(state);
    const other = byKey.get(key);
    byKey.set(key, other === undefined ? state : joinPair(other, state, times));
  }
  return [...byKey.values()];
}

const keyOf = <T>(state: AbstractState<T>): string =>
  [
    isCounting(state),
    state.guaranteed?.survivesEnd,
    state.guaranteed?.overtakenTo !== undefined,
    state.underWay !== undefined,
    state.parallelCounting,
    state.earlyTermination !== undefined,
  ].join(' ');

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
    ...(a.underWay && b.underWay && { underWay: joinMessages(a.underWay, b.underWay, times) }),
  };
}

/** A moment that only one of two paths has passed is not known behind both. */
const sharedTimestamps = <T>(
  a: Timestamps<T>,
  b: Timestamps<T>,
  times: TimeDomain<T>,
): Timestamps<T> =>
  Object.fromEntries(
    Object.entries(a).flatMap(([moment, mine]) => {
      const theirs = b[moment];
      return theirs === undefined ? [] : [[moment, times.join(mine, theirs)]];
    }),
  );
