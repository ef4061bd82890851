import type { Instant } from '../../model/base.ts';

/**
 * A monotone map from instant to instant, "entered at t, left at f(t)", made of pieces of slope 0 (closed) or 1 (the clock runs) with jumps up.
 * Instants are whole milliseconds: a piece holds up to the millisecond before the next one starts, so both sides of a jump are exact.
 */
export interface TimeMap {
  readonly from: Instant;
  /**
   * The last start for which the map holds: for a later one, the way leads beyond the domain or beyond what a calendar knows.
   * Lies before `from` when the map holds for no start at all.
   */
  readonly certifiedUntil: Instant;
  /** Where the pieces start, ascending; the first is `from`. */
  readonly starts: Float64Array;
  /** The value of each piece at its start. */
  readonly values: Float64Array;
  readonly slopes: Uint8Array;
}

/** Starts from `from` to `to`, both included. */
export interface Domain {
  readonly from: Instant;
  readonly to: Instant;
}

/** The instants that a `Date` can hold. */
export const allTime: Domain = { from: -8.64e15, to: 8.64e15 };

/** Left later by `ms` at whatever time; `compose(shift(-1), f)` is the last millisecond strictly before the deadline `f`. */
export const shift = (ms: number): TimeMap => ({
  from: allTime.from,
  certifiedUntil: allTime.to,
  starts: Float64Array.of(allTime.from),
  values: Float64Array.of(allTime.from + ms),
  slopes: Uint8Array.of(1),
});

/** Left as soon as entered. */
export const identity: TimeMap = shift(0);

/** Where `f` leads from `at`; `undefined` where it does not hold. */
export function apply(f: TimeMap, at: Instant): Instant | undefined {
  return f.from <= at && at <= f.certifiedUntil ? within(f, pieceAt(f, at), at) : undefined;
}

/** The last start from which `f` leads to `end` or earlier; the millisecond before `from` when there is none. */
export function lastStart(f: TimeMap, end: Instant): Instant {
  const piece = lastAtMost(f.values, end);
  if (piece < 0) return f.from - 1;
  const last = endOf(f, piece);
  return f.slopes[piece] === 0 ? last : Math.min(last, startOf(f, piece) + end - valueOf(f, piece));
}

/** `f` on those of its starts that lie in the domain. */
export function restrict(f: TimeMap, domain: Domain): TimeMap {
  const from = Math.max(f.from, domain.from);
  const certifiedUntil = Math.min(f.certifiedUntil, domain.to);
  if (from === f.from && certifiedUntil === f.certifiedUntil) return f;
  const first = pieceAt(f, from);
  const end = certifiedUntil < from ? first : pieceAt(f, certifiedUntil) + 1;
  const starts = f.starts.slice(first, end);
  const values = f.values.slice(first, end);
  if (starts.length > 0) {
    values[0] = within(f, first, from);
    starts[0] = from;
  }
  return { from, certifiedUntil, starts, values, slopes: f.slopes.slice(first, end) };
}

/** The index of the piece that holds at an instant of the domain. */
export const pieceAt = (f: TimeMap, at: Instant): number => lastAtMost(f.starts, at);

/** The number at an index that there is. */
export const numberAt = (all: Float64Array | Uint8Array, index: number): number =>
  all[index] ?? NaN;

export const startOf = (f: TimeMap, piece: number): Instant => f.starts[piece] ?? NaN;
export const valueOf = (f: TimeMap, piece: number): Instant => f.values[piece] ?? NaN;
export const slopeOf = (f: TimeMap, piece: number): number => f.slopes[piece] ?? NaN;

/** The last instant of a piece. */
export const endOf = (f: TimeMap, piece: number): Instant =>
  piece + 1 < f.starts.length ? startOf(f, piece + 1) - 1 : f.certifiedUntil;

/** The value of a piece at one of its instants. */
export const within = (f: TimeMap, piece: number, at: Instant): Instant =>
  valueOf(f, piece) + slopeOf(f, piece) * (at - startOf(f, piece));

/** The index of the last of ascending numbers that is `limit` or less, -1 when none is. */
const lastAtMost = (ascending: Float64Array, limit: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? NaN) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
