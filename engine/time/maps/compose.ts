import { mapBuilder } from './builder.ts';
import {
  endOf,
  lastStart,
  pieceAt,
  restrict,
  slopeOf,
  startOf,
  valueOf,
  within,
} from './time-map.ts';
import type { TimeMap } from './time-map.ts';

/** First `f`, then `g`; it holds for the starts from which `f` leads to where `g` holds. */
export function compose(g: TimeMap, f: TimeMap): TimeMap {
  const from = lastStart(f, g.from - 1) + 1;
  return through(g, restrict(f, { from, to: lastStart(f, g.certifiedUntil) }));
}

/** `compose` for an `f` that leads nowhere but to where `g` holds; it need not be monotone. */
export function through(g: TimeMap, f: TimeMap): TimeMap {
  if (g.starts.length === 1 && slopeOf(g, 0) === 1)
    return shifted(f, valueOf(g, 0) - startOf(g, 0));
  const built = mapBuilder(f.starts.length + 8);
  let piece = 0;
  for (let i = 0; i < f.starts.length; i += 1) {
    const start = startOf(f, i);
    const value = valueOf(f, i);
    piece = seek(g, piece, value);
    built.add(start, within(g, piece, value), slopeOf(f, i) * slopeOf(g, piece));
    if (slopeOf(f, i) === 0) continue;
    const last = value + endOf(f, i) - start;
    for (; startOf(g, piece + 1) <= last; piece += 1) {
      built.add(
        start + startOf(g, piece + 1) - value,
        valueOf(g, piece + 1),
        slopeOf(g, piece + 1),
      );
    }
  }
  return built.finish({ from: f.from, to: f.certifiedUntil });
}

const shifted = (f: TimeMap, ms: number): TimeMap => ({
  ...f,
  values: f.values.map((value) => value + ms),
});

/** The piece at an instant, looked for from a piece that is mostly near. */
const seek = (g: TimeMap, near: number, at: number): number => {
  if (startOf(g, near) > at || startOf(g, near + 8) <= at) return pieceAt(g, at);
  let piece = near;
  while (startOf(g, piece + 1) <= at) piece += 1;
  return piece;
};
