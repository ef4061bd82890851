import { FlowError } from '../flow-error.ts';
import type { Instant } from '../plan.ts';
import type { CalendarTable, Hours } from './calendar-table.ts';
import { dayMs, minuteMs, type Stretch, stretches } from './local-time.ts';

/** Instants `[start, end)` at which working time passes. */
export interface Opening {
  readonly start: Instant;
  readonly end: Instant;
}

/** Everything open from `from` on, ascending and without end; the first is cut at `from`. */
export function* openings(from: Instant, table: CalendarTable): Generator<Opening> {
  if (!table.weekly.some((hours) => hours.length > 0)) {
    throw new FlowError('unknown-calendar', `a calendar of "${table.zone}" is never open`);
  }
  for (const stretch of stretches(from, table)) {
    yield* openingsIn({ ...stretch, from: Math.max(from, stretch.from) }, table);
  }
}

/** The first instant, `at` itself or later, that lies in working hours. */
export const nextOpen = (at: Instant, table: CalendarTable): Instant => {
  for (const { start } of openings(at, table)) return start;
  return at;
};

/** The hours of a local day, counted from 1970-01-01. */
export const hoursOf = (day: number, table: CalendarTable): Hours =>
  exceptionOn(day, table) ?? table.weekly[weekday(day)] ?? [];

/** The day that is `count` working days after `day`. */
export const workingDayAfter = (day: number, count: number, table: CalendarTable): number => {
  let found = day;
  for (let left = count; left > 0;) {
    found += 1;
    if (hoursOf(found, table).length > 0) left -= 1;
  }
  return found;
};

function* openingsIn({ from, to, shift }: Stretch, table: CalendarTable): Generator<Opening> {
  let day = Math.floor((from + shift) / dayMs);
  for (let midnight = day * dayMs - shift; midnight < to; midnight += dayMs) {
    for (const [opens, closes] of hoursOf(day, table)) {
      const start = Math.max(from, midnight + opens * minuteMs);
      const end = Math.min(to, midnight + closes * minuteMs);
      if (start < end) yield { start, end };
    }
    day += 1;
  }
}

const exceptionOn = (day: number, { exceptions }: CalendarTable): Hours | undefined => {
  let low = 0;
  let high = exceptions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((exceptions[middle]?.[0] ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  const found = exceptions[low];
  return found?.[0] === day ? found[1] : undefined;
};

/** Monday is 0; 1970-01-01 was a Thursday. */
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;
