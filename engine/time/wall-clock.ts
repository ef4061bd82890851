import type { CalendarTable } from '../model/calendar.ts';
import type { Instant } from '../model/base.ts';
import { minuteMs } from './units.ts';

/** A stretch of instants `[from, to)` with one offset: local time is `instant + shift`. */
export interface OffsetPeriod {
  readonly from: Instant;
  readonly to: Instant;
  readonly shift: number;
}

/** The zone's offsets from the stretch that holds `at` onwards; the last one never ends. */
export function* offsetPeriods(at: Instant, { offsets }: CalendarTable): Generator<OffsetPeriod> {
  for (const [i, [start, minutes]] of offsets.entries()) {
    const to = offsets[i + 1]?.[0] ?? Infinity;
    if (at < to) yield { from: i === 0 ? -Infinity : start, to, shift: minutes * minuteMs };
  }
}

/** Milliseconds that a clock on the wall shows, as if it stood at UTC. */
export const wallClock = (at: Instant, { offsets }: CalendarTable): number => {
  let shift = offsets[0]?.[1] ?? 0;
  for (const [from, minutes] of offsets) {
    if (from > at) break;
    shift = minutes;
  }
  return at + shift * minuteMs;
};

/** The earliest instant at which the wall clock has come to `wall`: the first of a repeated hour, the end of a skipped one. */
export const instantOf = (wall: number, { offsets }: CalendarTable): Instant => {
  let at = wall;
  for (const [i, [start, minutes]] of offsets.entries()) {
    at = Math.max(i === 0 ? -Infinity : start, wall - minutes * minuteMs);
    if (at < (offsets[i + 1]?.[0] ?? Infinity)) return at;
  }
  return at;
};
