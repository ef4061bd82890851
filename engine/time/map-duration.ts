import type { Duration } from '../plan.ts';
import { type Calendars, calendarOf } from './deadline.ts';
import type { Bound } from './map-closure.ts';
import { workingDaysMap } from './map-working-days.ts';
import { workingTimeMap } from './map-working-time.ts';
import { restrict, shift } from './map.ts';
import type { Domain, TimeMap } from './map.ts';

/**
 * `deadline` as a map: for every start of the domain the instant at which `duration` has passed, bounded from the side asked for.
 * Only working days over a repeated hour have two sides. It holds up to the last start that ends by the calendar's last known day.
 */
export function durationMap(
  duration: Duration,
  calendars: Calendars,
  domain: Domain,
  bound: Bound = 'latest',
): TimeMap {
  if ('ms' in duration) return restrict(shift(duration.ms), domain);
  const table = calendarOf(duration.calendar, calendars);
  return 'businessMs' in duration
    ? workingTimeMap(duration.businessMs, table, domain)
    : workingDaysMap({ days: duration.businessDays, bound }, table, domain);
}

/** `durationMap` over one domain, which makes every map once. */
export function durationMaps(
  calendars: Calendars,
  domain: Domain,
): (duration: Duration, bound?: Bound) => TimeMap {
  const made = new Map<string, TimeMap>();
  return (duration, bound = 'latest') => {
    const key = `${bound} ${JSON.stringify(duration)}`;
    const found = made.get(key) ?? durationMap(duration, calendars, domain, bound);
    made.set(key, found);
    return found;
  };
}
