import { calendarOf, type Calendars, deadline } from '../../time/deadline.ts';
import { minuteMs } from '../../time/units.ts';
import type { TimeDomain } from './time-domain.ts';
import type { Instant, Duration } from '../../model/base.ts';

/** Counts for a single start; what it says bounds every earlier start as well. */
export const instantTimeDomain = (calendars: Calendars): TimeDomain<Instant> => ({
  after: (at, duration) =>
    Math.max(
      ...[at, ...beforeRepeated(at, duration, calendars)].map((from) =>
        deadline(from, duration, calendars),
      ),
    ),
  afterAtLeast: (at, duration) => deadline(at, duration, calendars),
  justBefore: (at) => at - 1,
  join: Math.max,
  meet: Math.min,
  until: Math.max,
  isNeverLater: (a, b) => a <= b,
});

/**
 * The end of the first run of an hour that the clocks repeat, where an instant lies in its second run: working days may lead further
 * from there.
 */
function beforeRepeated(at: Instant, duration: Duration, calendars: Calendars): readonly Instant[] {
  if (!('businessDays' in duration)) return [];
  const { offsets } = calendarOf(duration.calendar, calendars);
  return offsets.flatMap(([from, east], index) => {
    const back = ((offsets[index - 1]?.[1] ?? east) - east) * minuteMs;
    return from <= at && at < from + back ? [from - 1] : [];
  });
}
