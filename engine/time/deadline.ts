import { FlowError } from '../model/flow-error.ts';
import type { CalendarTable } from '../model/calendar.ts';
import { instantOf, wallClock } from './wall-clock.ts';
import { dayMs } from './units.ts';
import { nextOpen, openings, workingDayAfter } from './working-hours.ts';
import type { Instant, Duration } from '../model/base.ts';

export type Calendars = Readonly<Record<string, CalendarTable>>;

/** The earliest instant at which `duration`, begun at `from`, has passed. */
export function deadline(from: Instant, duration: Duration, calendars: Calendars): Instant {
  if ('ms' in duration) return from + duration.ms;
  const table = calendarOf(duration.calendar, calendars);
  return 'businessMs' in duration
    ? afterWorkingTime(from, duration.businessMs, table)
    : afterWorkingDays(from, duration.businessDays, table);
}

/** Milliseconds of working hours between two instants. */
export function workingTime(from: Instant, to: Instant, table: CalendarTable): number {
  if (to <= from) return 0;
  let passed = 0;
  for (const { start, end } of openings(from, table)) {
    if (start >= to) break;
    passed += Math.min(end, to) - start;
  }
  return passed;
}

/** The instant at which `fraction` of the window's own time has passed: working time when `duration` is a business one. */
export function instantAtShare(
  { from, deadline: to }: { readonly from: Instant; readonly deadline: Instant },
  duration: Duration,
  fraction: number,
  calendars: Calendars,
): Instant {
  if ('ms' in duration) return from + Math.round((to - from) * fraction);
  const table = calendarOf(duration.calendar, calendars);
  return afterWorkingTime(from, Math.round(workingTime(from, to, table) * fraction), table);
}

const afterWorkingTime = (from: Instant, ms: number, table: CalendarTable): Instant => {
  if (ms <= 0) return from;
  let left = ms;
  for (const { start, end } of openings(from, table)) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return from;
};

const afterWorkingDays = (from: Instant, days: number, table: CalendarTable): Instant => {
  const wall = wallClock(nextOpen(from, table), table);
  const day = Math.floor(wall / dayMs);
  const target = workingDayAfter(day, days, table) * dayMs + (wall - day * dayMs);
  return nextOpen(instantOf(target, table), table);
};

/** The table of a calendar that a plan names. */
export const calendarOf = (id: string, calendars: Calendars): CalendarTable => {
  const table = calendars[id];
  if (table === undefined) {
    throw new FlowError('unknown-calendar', `the plan has no calendar "${id}"`);
  }
  return table;
};
