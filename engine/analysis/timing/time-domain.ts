import type { CounterexampleRow } from '../finding/finding.ts';
import type { Duration } from '../../model/base.ts';

/**
 * How a fold over a shape counts time. `T` is a map from every start at once, which bounds a promise, or a single dated course,
 * which shows the worst of them: one fold does both.
 */
export interface TimeDomain<T> {
  readonly after: (at: T, duration: Duration) => T;
  /** A millisecond earlier. */
  readonly justBefore: (at: T) => T;
  readonly join: (a: T, b: T) => T;
  readonly meet: (a: T, b: T) => T;
  /** Whether a moment may come after another, for some start. */
  readonly mayFollow: (moment: T, at: T) => boolean;
  /** Stands still from `at` until a moment; not at all when that has passed. */
  readonly until: (at: T, moment: T) => T;
  /** Notes what happens there, where courses are kept. */
  readonly trace: (at: T, step: string, happens: CounterexampleRow['happens']) => T;
}
