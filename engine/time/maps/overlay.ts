import { MapBuilder } from './builder.ts';
import { endOf, numberAt, pieceAt } from './time-map.ts';
import type { Domain, TimeMap } from './time-map.ts';
import type { Instant } from '../../model/base.ts';

/** Pointwise the later of both, where both hold: the latest end of a choice, and of branches that all must end. */
export const max = (f: TimeMap, g: TimeMap): TimeMap => pick(f, g, 1);

/** Pointwise the earlier of both, where both hold: the latest end of branches of which any may end. */
export const min = (f: TimeMap, g: TimeMap): TimeMap => pick(f, g, -1);

/** Instants `[start, end]`, both included, in one piece of each of two maps. */
export interface Overlap {
  readonly start: Instant;
  readonly end: Instant;
  /** Of the first map. */
  readonly piece: number;
  /** Of the second map. */
  readonly other: number;
}

/** Visits the starts for which both maps hold, in ascending order. */
export function overlay(f: TimeMap, g: TimeMap, visit: (overlap: Overlap) => void): void {
  const { from, to } = shared(f, g);
  let piece = pieceAt(f, from);
  let other = pieceAt(g, from);
  for (let start = from; start <= to;) {
    const end = Math.min(endOf(f, piece), endOf(g, other), to);
    visit({ start, end, piece, other });
    if (endOf(f, piece) === end) piece += 1;
    if (endOf(g, other) === end) other += 1;
    start = end + 1;
  }
}

const shared = (f: TimeMap, g: TimeMap): Domain => ({
  from: Math.max(f.from, g.from),
  to: Math.min(f.certifiedUntil, g.certifiedUntil),
});

/** As `overlay`, but without a call for each piece and with the arrays at hand: proofs spend much of their time here. */
const pick = (f: TimeMap, g: TimeMap, sign: 1 | -1): TimeMap => {
  const { from, to } = shared(f, g);
  const built = new MapBuilder();
  const { starts, values, slopes } = f;
  const { starts: otherStarts, values: otherValues, slopes: otherSlopes } = g;
  let piece = pieceAt(f, from);
  let other = pieceAt(g, from);
  for (let start = from; start <= to;) {
    const last = lastOf(starts, piece, f.certifiedUntil);
    const otherLast = lastOf(otherStarts, other, g.certifiedUntil);
    const end = Math.min(last, otherLast, to);
    const slope = numberAt(slopes, piece);
    const otherSlope = numberAt(otherSlopes, other);
    const value = numberAt(values, piece) + slope * (start - numberAt(starts, piece));
    const otherValue =
      numberAt(otherValues, other) + otherSlope * (start - numberAt(otherStarts, other));
    const lead = value - otherValue;
    const leads = sign * (lead || slope - otherSlope) >= 0;
    const leading = leads ? slope : otherSlope;
    const following = slope + otherSlope - leading;
    built.add(start, leads ? value : otherValue, leading);
    // Who is behind draws level where only the earlier clock runs.
    const crossing = start + Math.abs(lead);
    if (crossing <= end && sign * (following - leading) > 0)
      built.add(crossing, Math.max(value, otherValue), following);
    if (last === end) piece += 1;
    if (otherLast === end) other += 1;
    start = end + 1;
  }
  return built.finish({ from, to });
};

/** The last instant of a piece; nothing is read beyond the last one, which would be slow. */
const lastOf = (starts: Float64Array, piece: number, certifiedUntil: Instant): Instant =>
  piece + 1 < starts.length ? numberAt(starts, piece + 1) - 1 : certifiedUntil;
