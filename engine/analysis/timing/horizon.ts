import type { Instant } from '../../model/base.ts';
import type { Plan } from '../../model/plan.ts';
import type { CalendarTable } from '../../model/calendar.ts';
import { dayOf, isoDay } from '../../time/day.ts';
import { instantOf } from '../../time/wall-clock.ts';
import { dayMs, weekMs } from '../../time/units.ts';
import { lastKnown } from '../../time/maps/of-working-hours.ts';
import { type DurationOrder, durationOrder } from '../../time/maps/duration-order.ts';
import type { Domain } from '../../time/maps/time-map.ts';
import type { CalendarEnd } from '../finding/certificate.ts';

/** The starts for which something can be proved: from the first year of whose holidays a calendar tells, to the last day that all of them know. */
export function horizonOf({ calendars }: Pick<Plan, 'calendars'>): Domain {
  const tables = Object.values(calendars);
  if (tables.length === 0) return endless;
  return {
    from: Math.max(...tables.map(firstKnown)),
    to: Math.min(...tables.map(lastKnown)),
  };
}

/** The calendar whose known days end first; none where there is no calendar. */
export function firstToEnd({ calendars }: Pick<Plan, 'calendars'>): CalendarEnd | undefined {
  const [first] = Object.entries(calendars).toSorted(([, a], [, b]) => lastKnown(a) - lastKnown(b));
  return first && { calendar: first[0], day: isoDay(first[1].until) };
}

/** Whether a calendar lists only the holidays of years that have not begun. */
export const beginsAfter = (table: CalendarTable, at: Instant): boolean =>
  table.exceptions.length > 0 && firstKnown(table) > at;

/** The first calendar that does. */
export const firstToBegin = (
  { calendars }: Pick<Plan, 'calendars'>,
  at: Instant,
): string | undefined => Object.entries(calendars).find(([, table]) => beginsAfter(table, at))?.[0];

/** What is provisional is looked at for as many weeks as a start can differ from others that follow plain weeks. */
const provisionalWeeks = 5;
const longestCaseDays = 3 * 366;

/** The starts from some day on, over calendars whose plain weeks go on for long enough. */
export function provisionalHorizon(
  { calendars }: Pick<Plan, 'calendars'>,
  from: Instant,
): { readonly calendars: Plan['calendars']; readonly domain: Domain } {
  const lastDay = Math.ceil(from / dayMs) + longestCaseDays;
  const longer = Object.entries(calendars).map(
    ([id, table]) => [id, { ...table, until: Math.max(table.until, lastDay) }] as const,
  );
  return {
    calendars: Object.fromEntries(longer),
    domain: { from, to: from + provisionalWeeks * weekMs },
  };
}

/** Natural time is the same at all times. */
const endless: Domain = { from: Date.UTC(2000, 0, 1), to: Date.UTC(2100, 0, 1) };

/** Which times surely pass before which, over this horizon. */
export const durationsOf = (plan: Pick<Plan, 'calendars'>): DurationOrder =>
  durationOrder(plan.calendars, horizonOf(plan));

/** A calendar knows the years of its holidays; one without any, only the year of its last day. */
const firstKnown = (table: CalendarTable): number => {
  const day = table.exceptions[0]?.[0] ?? table.until;
  const newYear = dayOf(`${isoDay(day).slice(0, 4)}-01-01`) ?? day;
  return instantOf(newYear * dayMs, table);
};
