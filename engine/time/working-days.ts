import type { Instant } from '../plan.ts';
import type { CalendarTable } from './calendar-table.ts';
import { isoDay } from './day.ts';
import { dayMs, wallClock } from './local-time.ts';
import { nextOpen, workingDayAfter } from './opening.ts';

/** The next `count` working days, `2026-10-08` and so on, beginning with the one that holds `from` or follows it. */
export function workingDays(from: Instant, count: number, table: CalendarTable): readonly string[] {
  const first = Math.floor(wallClock(nextOpen(from, table), table) / dayMs);
  return Array.from({ length: count }, (_, i) => isoDay(workingDayAfter(first, i, table)));
}
