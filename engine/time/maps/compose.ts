import { MapBuilder } from './builder.ts';
import {
  endOf,
  lastStart,
  numberAt,
  pieceAt,
  restrict,
  slopeOf,
  startOf,
  valueOf,
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
  const built = new MapBuilder();
  // Asked for once: proofs spend most of their time here.
  const { starts, values, slopes } = f;
  const { starts: nextStarts, values: nextValues, slopes: nextSlopes } = g;
  let piece = 0;
  for (let i = 0; i < starts.length; i += 1) {
    const start = numberAt(starts, i);
    const value = numberAt(values, i);
    const slope = numberAt(slopes, i);
    piece = seek(g, piece, value);
    const nextSlope = numberAt(nextSlopes, piece);
    const passed = value - numberAt(nextStarts, piece);
    built.add(start, numberAt(nextValues, piece) + nextSlope * passed, slope * nextSlope);
    if (slope === 0) continue;
    const last = value + endOf(f, i) - start;
    for (; piece + 1 < nextStarts.length && numberAt(nextStarts, piece + 1) <= last; piece += 1) {
      built.add(
        start + numberAt(nextStarts, piece + 1) - value,
        numberAt(nextValues, piece + 1),
        numberAt(nextSlopes, piece + 1),
      );
    }
  }
  return built.finish({ from: f.from, to: f.certifiedUntil });
}

const shifted = (f: TimeMap, ms: number): TimeMap => {
  const values = f.values.slice();
  for (let piece = 0; piece < values.length; piece += 1) values[piece] = valueOf(f, piece) + ms;
  return { ...f, values };
};

/** The piece at an instant, looked for from a piece that is mostly near. */
const seek = (g: TimeMap, near: number, at: number): number => {
  const { starts } = g;
  if (numberAt(starts, near) > at) return pieceAt(g, at);
  const far = near + 8;
  let piece = near;
  while (piece + 1 < starts.length && numberAt(starts, piece + 1) <= at) {
    piece += 1;
    if (piece === far) return pieceAt(g, at);
  }
  return piece;
};
