import { mapBuilder } from './builder.ts';
import { endOf, pieceAt, slopeOf, within } from './time-map.ts';
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

const pick = (f: TimeMap, g: TimeMap, sign: 1 | -1): TimeMap => {
  const built = mapBuilder(f.starts.length + g.starts.length);
  overlay(f, g, ({ start, end, piece, other }) => {
    const [own, theirs] = [within(f, piece, start), within(g, other, start)];
    const [slope, theirSlope] = [slopeOf(f, piece), slopeOf(g, other)];
    const leads = sign * (own - theirs || slope - theirSlope) >= 0;
    built.add(start, leads ? own : theirs, leads ? slope : theirSlope);
    const overtaken = sign * (leads ? theirSlope - slope : slope - theirSlope) > 0;
    const crossing = start + Math.abs(own - theirs);
    if (overtaken && crossing <= end) {
      built.add(
        crossing,
        leads ? within(g, other, crossing) : within(f, piece, crossing),
        leads ? theirSlope : slope,
      );
    }
  });
  return built.finish(shared(f, g));
};
