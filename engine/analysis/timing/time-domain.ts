import type { CounterexampleEvent } from '../finding/finding.ts';
import type { Duration } from '../../model/base.ts';

/**
 * The abstract time domain of the analyses. `T` is an instant, seen from the start of the analysis. Its three instances:
 * all starts at once (`map-times.ts`), which bounds a promise; one start (`instant-times.ts`), which dates the candidate's answer;
 * and one start with the run that leads to the instant (`traced-times.ts`), which shows a counterexample.
 */
export interface TimeDomain<T> {
  /** When a duration that begins then has passed. */
  readonly after: (at: T, duration: Duration) => T;
  /** Nowhere later than that. */
  readonly afterAtLeast: (at: T, duration: Duration) => T;
  /** A millisecond earlier. */
  readonly justBefore: (at: T) => T;
  /** The later of both, for every start. */
  readonly join: (a: T, b: T) => T;
  /** The earlier of both, for every start. */
  readonly meet: (a: T, b: T) => T;
  /** Stands still from `at` until a moment; not at all when that has passed. */
  readonly until: (at: T, moment: T) => T;
  /** Whether `a` comes no later than `b`, for every start. */
  readonly isNeverLater: (a: T, b: T) => boolean;
}

/** The trace of a single run, where an analysis follows one. */
export interface RunTrace<T> {
  /** Notes that an event takes a step to its end. */
  readonly record: (at: T, step: string, event: CounterexampleEvent) => T;
  /** Whether a moment comes after another. Over all starts at once it may. */
  readonly isAfter: (moment: T, at: T) => boolean;
  /** What has come of a run by a moment. */
  readonly upTo: (run: T, moment: T) => T;
  /** The run of the fewest events. */
  readonly shortest: (runs: readonly T[]) => T | undefined;
}

/** How an analysis counts time; without a trace nothing is noted, and any moment may come after any other. */
export interface Clock<T> {
  readonly times: TimeDomain<T>;
  readonly trace?: RunTrace<T>;
  /** People answer as soon as they are asked, not at the last moment. */
  readonly isPrompt?: boolean;
}
