import type { Instant } from '../plan.ts';
import { overlay } from './map-overlay.ts';
import { startOf, valueOf, within } from './map.ts';
import type { TimeMap } from './map.ts';

/** An extreme length and the first start that has it: the date of a counter-example. */
export interface Extreme {
  readonly at: Instant;
  readonly ms: number;
}

/** The most that `f(t) - t` can be; `undefined` when `f` holds for no start. */
export function longest(f: TimeMap): Extreme | undefined {
  let found: Extreme | undefined;
  for (let piece = 0; piece < f.starts.length; piece += 1) {
    const at = startOf(f, piece);
    const ms = valueOf(f, piece) - at;
    if (found === undefined || ms > found.ms) found = { at, ms };
  }
  return found;
}

/** The least that `g(t) - f(t)` can be where both hold: negative when the promise `g` can be broken by `f`. */
export function slack(g: TimeMap, f: TimeMap): Extreme | undefined {
  let found: Extreme | undefined;
  const look = (at: Instant, ms: number): void => {
    if (found === undefined || ms < found.ms) found = { at, ms };
  };
  overlay(g, f, ({ start, end, piece, other }) => {
    look(start, within(g, piece, start) - within(f, other, start));
    look(end, within(g, piece, end) - within(f, other, end));
  });
  return found;
}
