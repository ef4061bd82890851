import { type Calendars, calendarOf } from '../deadline.ts';
import type { BoundSide } from './monotone.ts';
import { workingDaysMap } from './of-working-days.ts';
import { workingTimeMaps } from './of-working-time.ts';
import { restrict, shift } from './time-map.ts';
import type { Domain, TimeMap } from './time-map.ts';
import type { Duration } from '../../model/base.ts';
import type { CalendarTable } from '../../model/calendar.ts';

/**
 * `deadline` as a map: for every start of the domain the instant at which a duration has passed, bounded from the side asked for.
 * Only working days from a repeated hour have two sides. A map holds up to the last start that ends by the calendar's last known day.
 * Makes every map once and reads every calendar once, for however many flows.
 */
export const durationMaps =
  (calendars: Calendars, domain: Domain): ((duration: Duration, bound?: BoundSide) => TimeMap) =>
  (duration, bound = 'latest') => {
    if ('ms' in duration) return restrict(shift(duration.ms), domain);
    const maps = mapsOf(calendarOf(duration.calendar, calendars), domain);
    return 'businessMs' in duration
      ? maps.time(duration.businessMs)
      : maps.days(duration.businessDays, bound);
  };

/** The maps of one calendar over one domain. */
interface CalendarMaps {
  readonly time: (ms: number) => TimeMap;
  readonly days: (days: number, bound: BoundSide) => TimeMap;
}

/** Flows share calendars, whose tables are never changed. */
const made = new WeakMap<CalendarTable, Map<string, CalendarMaps>>();

function mapsOf(table: CalendarTable, domain: Domain): CalendarMaps {
  const byDomain = made.get(table) ?? new Map<string, CalendarMaps>();
  made.set(table, byDomain);
  return memoized(byDomain, `${domain.from} ${domain.to}`, () => {
    const time = workingTimeMaps(table, domain);
    const known = new Map<string, TimeMap>();
    return {
      time: (ms) => memoized(known, `${ms} ms`, () => time(ms)),
      days: (days, bound) =>
        memoized(known, `${days} ${bound}`, () => workingDaysMap({ days, bound }, table, domain)),
    };
  });
}

const memoized = <T>(all: Map<string, T>, key: string, make: () => T): T => {
  const found = all.get(key) ?? make();
  all.set(key, found);
  return found;
};
