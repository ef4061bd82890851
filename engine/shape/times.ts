import type { Row } from '../proofs/finding.ts';
import type { Duration } from '../plan.ts';

/**
 * How a fold over a shape counts time. `T` is a map from every start at once, which bounds a promise, or a single dated course,
 * which shows the worst of them: one fold does both.
 */
export interface Times<T> {
  readonly after: (at: T, duration: Duration) => T;
  /** A millisecond earlier. */
  readonly justBefore: (at: T) => T;
  readonly later: (a: T, b: T) => T;
  readonly sooner: (a: T, b: T) => T;
  /** Notes what happens there, where courses are kept. */
  readonly noting: (at: T, step: string, happens: Row['happens']) => T;
}
