import { MapBuilder } from './builder.ts';
import { endOf, slopeOf, startOf, valueOf, within } from './time-map.ts';
import type { TimeMap } from './time-map.ts';

/** Which side of a map is to be bounded: how late it can be left at most, or how early at least. */
export type BoundSide = 'latest' | 'earliest';

/**
 * The tightest monotone map on that side of pieces that may go back, as working days do from a repeated hour.
 * Latest: nowhere earlier than `f`; earliest: nowhere later.
 */
export const monotone = (f: TimeMap, bound: BoundSide): TimeMap =>
  bound === 'latest' ? raised(f) : lowered(f);

const raised = (f: TimeMap): TimeMap => {
  const built = new MapBuilder();
  let reached = -Infinity;
  for (let piece = 0; piece < f.starts.length; piece += 1) {
    const [start, value, slope] = [startOf(f, piece), valueOf(f, piece), slopeOf(f, piece)];
    const last = within(f, piece, endOf(f, piece));
    if (value < reached) built.add(start, reached, 0);
    if (value >= reached) built.add(start, value, slope);
    else if (last > reached) built.add(start + reached - value, reached, 1);
    reached = Math.max(reached, last);
  }
  return built.finish({ from: f.from, to: f.certifiedUntil });
};

const lowered = (f: TimeMap): TimeMap => {
  const built = new MapBuilder();
  const limits = leastAfter(f);
  for (let piece = 0; piece < f.starts.length; piece += 1) {
    const [start, value] = [startOf(f, piece), valueOf(f, piece)];
    const limit = limits[piece] ?? Infinity;
    if (value < limit) built.add(start, value, slopeOf(f, piece));
    else built.add(start, limit, 0);
    if (value < limit && within(f, piece, endOf(f, piece)) > limit) {
      built.add(start + limit - value, limit, 0);
    }
  }
  return built.finish({ from: f.from, to: f.certifiedUntil });
};

/** For every piece, the least value of all that come after it. */
const leastAfter = (f: TimeMap): Float64Array => {
  const least = new Float64Array(f.starts.length).fill(Infinity);
  for (let piece = f.starts.length - 2; piece >= 0; piece -= 1) {
    least[piece] = Math.min(least[piece + 1] ?? Infinity, valueOf(f, piece + 1));
  }
  return least;
};
