import type { Plan } from '../../model/plan.ts';
import type { CalendarTable } from '../../model/calendar.ts';
import { dayOf, isoDay } from '../../time/day.ts';
import { instantOf } from '../../time/wall-clock.ts';
import { dayMs } from '../../time/units.ts';
import { lastKnown } from '../../time/maps/of-working-hours.ts';
import type { Domain } from '../../time/maps/time-map.ts';

/** The starts for which something can be proved: from the first year of whose holidays a calendar tells, to the last day that all of them know. */
export function horizonOf({ calendars }: Pick<Plan, 'calendars'>): Domain {
  const tables = Object.values(calendars);
  if (tables.length === 0) return endless;
  return {
    from: Math.max(...tables.map(firstKnown)),
    to: Math.min(...tables.map(lastKnown)),
  };
}

/** Natural time is the same at all times. */
const endless: Domain = { from: Date.UTC(2000, 0, 1), to: Date.UTC(2100, 0, 1) };

/** A calendar knows the years of its holidays; one without any, only the year of its last day. */
const firstKnown = (table: CalendarTable): number => {
  const day = table.exceptions[0]?.[0] ?? table.until;
  const newYear = dayOf(`${isoDay(day).slice(0, 4)}-01-01`) ?? day;
  return instantOf(newYear * dayMs, table);
};
