import type { CalendarTable } from '../../model/calendar.ts';
import { dayMs, minuteMs, wallClock } from '../../time/wall-clock.ts';
import { isoDay } from '../../time/day.ts';
import { interpolate } from './interpolate.ts';
import type { Phrases } from './words/catalogue.ts';
import type { Instant } from '../../model/base.ts';

/** Writes instants as the clocks of a calendar's zone show them: `Wed 2026-09-30 17:59`. */
export const instantFormatter =
  ({ weekdays, moment }: Phrases, table: CalendarTable): ((at: Instant) => string) =>
  (at) => {
    const wall = wallClock(at, table);
    const day = Math.floor(wall / dayMs);
    const minutes = Math.floor((wall - day * dayMs) / minuteMs);
    const parts: Readonly<Record<string, string | undefined>> = {
      // The first day of all was a Thursday.
      weekday: weekdays[(((day + 3) % 7) + 7) % 7],
      day: isoDay(day),
      clock: `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`,
    };
    return interpolate(moment, (name) => parts[name]);
  };

const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** Writes instants as definitions name them, `2026-09-30T17:59:59.999+08:00`, by the clocks of a calendar's zone. */
export const isoInstantFormatter =
  (table: CalendarTable): ((at: Instant) => string) =>
  (at) => {
    const wall = wallClock(at, table);
    const day = Math.floor(wall / dayMs);
    const ms = wall - day * dayMs;
    const clock = [ms / 3_600_000, (ms / minuteMs) % 60, (ms / 1000) % 60]
      .map((part) => twoDigits(Math.floor(part)))
      .join(':');
    const rest = ms % 1000 === 0 ? '' : `.${String(ms % 1000).padStart(3, '0')}`;
    const east = (wall - at) / minuteMs;
    const offset = [Math.abs(east) / 60, Math.abs(east) % 60].map((part) =>
      twoDigits(Math.floor(part)),
    );
    return `${isoDay(day)}T${clock}${rest}${east < 0 ? '-' : '+'}${offset.join(':')}`;
  };
