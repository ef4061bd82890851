import { type Calendars, calendarOf } from '../deadline.ts';
import type { BoundSide } from './monotone.ts';
import { workingDaysMap } from './of-working-days.ts';
import { workingTimeMaps } from './of-working-time.ts';
import { restrict, shift } from './time-map.ts';
import type { Domain, TimeMap } from './time-map.ts';
import type { Duration } from '../../model/base.ts';

/**
 * `deadline` as a map: for every start of the domain the instant at which a duration has passed, bounded from the side asked for.
 * Only working days from a repeated hour have two sides. A map holds up to the last start that ends by the calendar's last known day.
 * Makes every map once and reads every calendar once.
 */
export function durationMaps(
  calendars: Calendars,
  domain: Domain,
): (duration: Duration, bound?: BoundSide) => TimeMap {
  const counts = new Map<string, (ms: number) => TimeMap>();
  const make = (duration: Duration, bound: BoundSide): TimeMap => {
    if ('ms' in duration) return restrict(shift(duration.ms), domain);
    const table = calendarOf(duration.calendar, calendars);
    return 'businessMs' in duration
      ? memoized(counts, duration.calendar, () => workingTimeMaps(table, domain))(
          duration.businessMs,
        )
      : workingDaysMap({ days: duration.businessDays, bound }, table, domain);
  };
  const made = new Map<string, TimeMap>();
  return (duration, bound = 'latest') =>
    memoized(made, `${bound} ${JSON.stringify(duration)}`, () => make(duration, bound));
}

const memoized = <T>(made: Map<string, T>, key: string, make: () => T): T => {
  const found = made.get(key) ?? make();
  made.set(key, found);
  return found;
};
