import { deadline } from './deadline.ts';
import type { CalendarTable } from '../model/calendar.ts';
import type { Instant, Duration } from '../model/base.ts';

/**
 * The latest instant, not before `from`, at which `duration` still ends by `end`; just before `from` when there is none.
 * Found by bisection, which suffices because a deadline never comes earlier for a later start (`docs/design/time.md`).
 */
export function latestStart(
  end: Instant,
  duration: Duration,
  from: Instant,
  calendars: Readonly<Record<string, CalendarTable>>,
): Instant {
  if ('ms' in duration) return Math.max(from - 1, end - duration.ms);
  let fits = from - 1;
  let late = end + 1;
  while (late - fits > 1) {
    const middle = Math.floor((fits + late) / 2);
    if (deadline(middle, duration, calendars) <= end) fits = middle;
    else late = middle;
  }
  return fits;
}
