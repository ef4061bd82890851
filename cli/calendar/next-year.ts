import type { WrittenCalendar } from '../../engine/compiler/files/calendar/calendar-schema.ts';
import type { Label } from '../../engine/model/base.ts';
import { dayOf, isoDay } from '../../engine/time/day.ts';
import { type FollowedYear, followedYear } from './followed-year.ts';
import type { HolidaySource, HolidayYear, PublicHoliday } from './public-holidays.ts';

/** What a calendar gets for a year, and what somebody has to look at. */
export interface CalendarYear {
  readonly holidays: readonly DayEntry[];
  readonly workdays: readonly DayEntry[];
  readonly until: string;
  readonly notes: readonly string[];
}

/** A holiday or a make-up day as a calendar writes it. */
export interface DayEntry {
  readonly on: string;
  readonly to?: string;
  readonly name: Label;
}

/**
 * The days of a year for a calendar that ends before it: of the public holidays those that it has kept in the year before, under the names
 * that it gives them. Else the reason why they cannot be told.
 */
export function nextYear(
  written: WrittenCalendar,
  year: number,
  source: HolidaySource,
): CalendarYear | { readonly problem: string } {
  const { calendar, until } = written;
  const reached = isoDay((dayOf(until) ?? 0) + 1).slice(0, 4);
  if (Number(reached) > year)
    return { problem: `"${calendar}" knows ${year} already: its "until" is ${until}` };
  if (Number(reached) < year)
    return {
      problem: `"${calendar}" ends on ${until}: write ${reached} first (--year ${reached})`,
    };
  const { holidays = [] } = written;
  const followed = holidays.length === 0 ? everything : lastFollowed(written, year, source);
  if (followed === 'none')
    return {
      problem: `"${calendar}" keeps none of the public holidays of ${source.place}: write its days of ${year} by hand`,
    };
  const known = source.year(year);
  if (known === undefined)
    return {
      problem: `the holidays of ${year} in ${source.place} are not known to ${source.name}: ${source.announced}. Behind ${until} "${calendar}" stays provisional`,
    };
  return calendarYear(written, year, known, followed);
}

/** How the calendar has gone by the holidays of the last year that both know; of the year itself, if it has no other. */
function lastFollowed(
  written: WrittenCalendar,
  year: number,
  source: HolidaySource,
): FollowedYear | 'none' {
  const end = dayOf(written.until) ?? 0;
  const listed = new Set((written.holidays ?? []).map(({ on }) => Number(on.slice(0, 4))));
  const before = [...listed].filter((one) => one < year).toSorted((a, b) => b - a);
  const known = [...before, year]
    .filter((one) => listed.has(one))
    .map((one) => knownUntil(source.year(one), end))
    .find((one) => one.holidays.length > 0);
  return (known && followedYear(written, known)) ?? 'none';
}

const knownUntil = (known: HolidayYear | undefined, end: number): HolidayYear => ({
  holidays: known?.holidays.filter(({ last }) => last <= end) ?? [],
  workdays: known?.workdays.filter(({ last }) => last <= end) ?? [],
});

/** For a calendar that lists nothing yet. */
const everything: FollowedYear = {
  worked: new Set(),
  makesUp: true,
  names: { holidays: new Map(), workdays: new Map() },
  own: [],
};

function calendarYear(
  written: WrittenCalendar,
  year: number,
  known: HolidayYear,
  { worked, makesUp, names, own }: FollowedYear,
): CalendarYear {
  const begins = (dayOf(written.until) ?? 0) + 1;
  const kept = known.holidays.filter(({ id }) => !worked.has(id));
  return {
    holidays: entriesOf(kept, begins, names.holidays),
    workdays: makesUp ? entriesOf(known.workdays, begins, names.workdays) : [],
    until: `${year}-12-31`,
    notes: [
      ...noteOf([...worked], (all) => `left out, as the calendar works on them: ${all}`),
      ...noteOf(
        own,
        (all) => `not public holidays, so to be added by hand if they come again: ${all}`,
      ),
      ...noteOf(
        (known.halfDays ?? []).map(({ first }) => isoDay(first)),
        (all) => `half days, to be written by hand under "workdays" with their hours: ${all}`,
      ),
      ...(makesUp ? [] : [`no make-up day is written, as the calendar works none`]),
      ...noteOf(
        kept.filter(({ mayMove }) => mayMove).map(({ first }) => isoDay(first)),
        (all) => `reckoned by the moon, so they may move by a day: ${all}`,
      ),
    ],
  };
}

const noteOf = (all: readonly string[], say: (all: string) => string): readonly string[] =>
  all.length === 0 ? [] : [say(all.join(', '))];

/** In the order of their days; those of one name that follow each other are one. */
function entriesOf(
  days: readonly PublicHoliday[],
  begins: number,
  names: ReadonlyMap<string, Label>,
): readonly DayEntry[] {
  const spans: { first: number; last: number; name: Label }[] = [];
  for (const { id, name: ownName, first, last } of days.toSorted((a, b) => a.first - b.first)) {
    if (last < begins) continue;
    const name = names.get(id) ?? ownName;
    const before = spans.at(-1);
    if (before && before.last >= first - 1 && JSON.stringify(before.name) === JSON.stringify(name))
      before.last = Math.max(before.last, last);
    else spans.push({ first: Math.max(first, begins), last, name });
  }
  return spans.map(({ first, last, name }) => ({
    on: isoDay(first),
    ...(last > first && { to: isoDay(last) }),
    name,
  }));
}
