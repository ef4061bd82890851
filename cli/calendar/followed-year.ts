import type { WrittenCalendar } from '../../engine/compiler/files/calendar/calendar-schema.ts';
import { lowerCalendar } from '../../engine/compiler/files/calendar/compile-calendar.ts';
import type { Label } from '../../engine/model/base.ts';
import { dayOf, isoDay, weekday } from '../../engine/time/day.ts';
import { hoursOf } from '../../engine/time/working-hours.ts';
import { daysOfHoliday, type HolidayYear, type PublicHoliday } from './public-holidays.ts';

/** How a calendar has gone by the public holidays of a year. */
export interface FollowedYear {
  /** Public holidays on which it works, by id. */
  readonly worked: ReadonlySet<string>;
  /** Whether it works the days that are worked for holidays. */
  readonly makesUp: boolean;
  /** What it calls holidays, and the days worked for them. */
  readonly names: Readonly<Record<'holidays' | 'workdays', ReadonlyMap<string, Label>>>;
  /** Days off that no public holiday gives. */
  readonly own: readonly string[];
}

/** Undefined for a calendar that keeps none of them. */
export function followedYear(
  written: WrittenCalendar,
  { holidays, workdays }: HolidayYear,
): FollowedYear | undefined {
  const table = lowerCalendar(written);
  const isOff = (day: number): boolean => hoursOf(day, table).length === 0;
  const isOffAnyway = (day: number): boolean => (table.weekly[weekday(day)] ?? []).length === 0;
  const worked = holidays.filter((one) => !daysOfHoliday(one).every(isOff));
  const keeps = holidays.some(
    (one) => !worked.includes(one) && !daysOfHoliday(one).every(isOffAnyway),
  );
  if (!keeps) return undefined;
  const off = listedIn(written.holidays, holidays);
  return {
    worked: new Set(worked.map(({ id }) => id)),
    makesUp: workdays.length === 0 || workdays.some(({ first }) => !isOff(first)),
    names: {
      holidays: namesOf(holidays, off),
      workdays: namesOf(workdays, listedIn(written.workdays, workdays)),
    },
    own: off.filter(({ isOwn }) => isOwn).map(({ on }) => on),
  };
}

interface DatedEntry {
  readonly on: string;
  readonly name?: Label;
  readonly first: number;
  readonly last: number;
  /** It has a day that is no public one. */
  readonly isOwn: boolean;
}

/** The entries of a list in the year of these days. */
const listedIn = (
  entries: WrittenCalendar['holidays'] = [],
  days: readonly PublicHoliday[],
): readonly DatedEntry[] => {
  const all = new Set(days.flatMap(daysOfHoliday));
  const years = new Set([...all].map((day) => isoDay(day).slice(0, 4)));
  return entries.flatMap(({ on, to, name }) => {
    const [first, last] = [dayOf(on), dayOf(to ?? on)];
    if (first === undefined || last === undefined || !years.has(on.slice(0, 4))) return [];
    const isOwn = daysOfHoliday({ first, last }).some((day) => !all.has(day));
    return [{ on, first, last, isOwn, ...(name !== undefined && { name }) }];
  });
};

const namesOf = (
  holidays: readonly PublicHoliday[],
  listed: readonly DatedEntry[],
): ReadonlyMap<string, Label> =>
  new Map(
    holidays.flatMap(({ id, first }) => {
      const { name } =
        listed.find((one) => !one.isOwn && one.first <= first && first <= one.last) ?? {};
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
