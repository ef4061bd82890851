import type { CalendarTable } from '../../model/calendar.ts';
import { wallClock } from '../../time/wall-clock.ts';
import { dayMs, hourMs, minuteMs, secondMs } from '../../time/units.ts';
import { isoDay, weekday } from '../../time/day.ts';
import type { Catalogue } from './words/catalogue.ts';
import type { Instant } from '../../model/base.ts';

/** Writes instants as the clocks of a calendar's zone show them: `Wed 2026-09-30 17:59`. */
export const instantFormatter =
  ({ weekdays, moment }: Catalogue, table: CalendarTable): ((at: Instant) => string) =>
  (at) => {
    const wall = wallClock(at, table);
    const day = Math.floor(wall / dayMs);
    const minutes = Math.floor((wall - day * dayMs) / minuteMs);
    return moment(
      weekdays[weekday(day)] ?? '',
      isoDay(day),
      `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`,
    );
  };

const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** Writes instants as definitions name them, `2026-09-30T17:59:59.999+08:00`, by the clocks of a calendar's zone. */
export const isoInstantFormatter =
  (table: CalendarTable): ((at: Instant) => string) =>
  (at) => {
    const wall = wallClock(at, table);
    const day = Math.floor(wall / dayMs);
    const ms = wall - day * dayMs;
    const clock = [ms / hourMs, (ms / minuteMs) % 60, (ms / secondMs) % 60]
      .map((part) => twoDigits(Math.floor(part)))
      .join(':');
    const rest = ms % secondMs === 0 ? '' : `.${String(ms % secondMs).padStart(3, '0')}`;
    const east = (wall - at) / minuteMs;
    const offset = [Math.abs(east) / 60, Math.abs(east) % 60].map((part) =>
      twoDigits(Math.floor(part)),
    );
    return `${isoDay(day)}T${clock}${rest}${east < 0 ? '-' : '+'}${offset.join(':')}`;
  };
