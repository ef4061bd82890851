import { overlay } from './overlay.ts';
import { within } from './time-map.ts';
import type { TimeMap } from './time-map.ts';
import type { Instant } from '../../model/base.ts';

/** An extreme length and the first start that has it: the date of a counter-example. */
export interface Extreme {
  readonly at: Instant;
  readonly ms: number;
}

/** The least that `g(t) - f(t)` can be where both hold: negative when the promise `g` can be broken by `f`. */
export function slack(g: TimeMap, f: TimeMap): Extreme | undefined {
  let found: Extreme | undefined;
  const consider = (at: Instant, ms: number): void => {
    if (found === undefined || ms < found.ms) found = { at, ms };
  };
  overlay(g, f, ({ start, end, piece, other }) => {
    consider(start, within(g, piece, start) - within(f, other, start));
    consider(end, within(g, piece, end) - within(f, other, end));
  });
  return found;
}
