import type { CalendarTable } from '../../model/calendar.ts';
import { dayMs, instantOf, minuteMs, wallClock } from '../wall-clock.ts';
import { mapBuilder } from './builder.ts';
import { restrictToKnownDays } from './of-working-hours.ts';
import { restrict } from './time-map.ts';
import type { Domain, TimeMap } from './time-map.ts';
import type { Instant } from '../../model/base.ts';

/** The next instant, `at` itself or later, at which the wall clock comes to `minute` of its day; the table's hours do not matter. */
export function nextClockTime(at: Instant, minute: number, table: CalendarTable): Instant {
  // A wall clock that skips midnight may come to the last minutes of a day on the next one.
  let day = Math.floor(wallClock(at, table) / dayMs) - 1;
  let found = -Infinity;
  for (; found < at; day += 1) found = instantOf(day * dayMs + minute * minuteMs, table);
  return found;
}

/** `nextClockTime` as a map. */
export function clockMap(minute: number, table: CalendarTable, domain: Domain): TimeMap {
  const built = mapBuilder(64);
  let next = domain.from;
  while (next <= domain.to) {
    const found = nextClockTime(next, minute, table);
    built.add(next, found, 0);
    next = found + 1;
  }
  const map = built.finish({ from: domain.from, to: next - 1 });
  return restrictToKnownDays(restrict(map, domain), table);
}
