import { overlay } from './overlay.ts';
import { lastStart, restrict, startOf, valueOf, within } from './time-map.ts';
import type { TimeMap } from './time-map.ts';
import type { Instant } from '../../model/base.ts';

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
  const consider = (at: Instant, ms: number): void => {
    if (found === undefined || ms < found.ms) found = { at, ms };
  };
  overlay(g, f, ({ start, end, piece, other }) => {
    consider(start, within(g, piece, start) - within(f, other, start));
    consider(end, within(g, piece, end) - within(f, other, end));
  });
  return found;
}

/** The longest gap after an instant `left`, which a start `at` can lead to. */
export interface Gap extends Extreme {
  readonly left: Instant;
}

/**
 * The most that `gap(s) - s` can be, over every instant s from `earliest(t)` to `latest(t)` of any start t: a word may leave at each of them.
 * Looks at the starts for which `gap` holds at all those instants.
 */
export function longestAfter(gap: TimeMap, earliest: TimeMap, latest: TimeMap): Gap | undefined {
  let found: Gap | undefined;
  let seen = -Infinity;
  const soon = restrict(earliest, {
    from: lastStart(earliest, gap.from - 1) + 1,
    to: lastStart(latest, gap.certifiedUntil),
  });
  overlay(soon, latest, ({ start, end, piece, other }) => {
    const from = Math.max(within(soon, piece, start), seen + 1);
    seen = within(latest, other, end);
    const most = longest(restrict(gap, { from, to: seen }));
    if (most === undefined || most.ms <= (found?.ms ?? -Infinity)) return;
    const at = start + Math.max(0, most.at - within(latest, other, start));
    found = { at, left: most.at, ms: most.ms };
  });
  return found;
}
