import type { CalendarTable } from '../../engine/model/calendar.ts';
import { instantOf, wallClock } from '../../engine/time/wall-clock.ts';
import { dayMs, minuteMs } from '../../engine/time/units.ts';
import { weekday } from '../../engine/time/day.ts';
import { hoursOf } from '../../engine/time/working-hours.ts';
import type { Instant } from '../../engine/model/base.ts';

/** A moment from which it is worth rehearsing a case. */
export interface StartMoment {
  readonly title: string;
  readonly at: Instant;
}

const [tuesday, friday] = [1, 4];

/** An ordinary Tuesday, a Friday evening, and the last working day before the longest holiday; those that the calendar has. */
export function startMomentsFrom(now: Instant, table: CalendarTable): readonly StartMoment[] {
  const today = Math.floor(wallClock(now, table) / dayMs);
  const holiday = longestHoliday(today, table);
  return [
    ...startAt('an ordinary Tuesday', ordinary(today, tuesday, table), { opened: 60 }, table),
    ...startAt('a Friday evening', ordinary(today, friday, table), { closing: 30 }, table),
    ...startAt(
      'before the longest holiday',
      holiday && lastWorkday(holiday.day, table),
      { closing: 120 },
      table,
    ),
  ];
}

/** So many minutes after the hours of a day begin, or before they end. */
function startAt(
  title: string,
  day: number | undefined,
  when: { readonly opened: number } | { readonly closing: number },
  table: CalendarTable,
): readonly StartMoment[] {
  if (day === undefined) return [];
  const hours = hoursOf(day, table);
  const minutes =
    'opened' in when
      ? (hours[0]?.[0] ?? 0) + when.opened
      : (hours.at(-1)?.[1] ?? 24 * 60) - when.closing;
  return [{ title, at: instantOf(day * dayMs + minutes * minuteMs, table) }];
}

/** The next such weekday whose following two weeks have no exceptions in the calendar. */
function ordinary(from: number, wanted: number, table: CalendarTable): number | undefined {
  const isPlain = (day: number) => table.exceptions.every(([one]) => one < day || one > day + 14);
  const days = Array.from({ length: 366 }, (_, i) => from + i);
  return days.find((day) => weekday(day) === wanted && isOpen(day, table) && isPlain(day));
}

const isOpen = (day: number, table: CalendarTable): boolean => hoursOf(day, table).length > 0;

interface ClosedPeriod {
  readonly day: number;
  readonly length: number;
}

/** The longest holiday to come; when none is known any more, the longest in the past. A weekend is no holiday. */
function longestHoliday(today: number, table: CalendarTable): ClosedPeriod | undefined {
  const all = table.exceptions
    .filter(([day]) => !isOpen(day, table))
    .map(([day]) => closedAround(day, table));
  const ahead = all.filter(({ day }) => day > today);
  return (ahead.length > 0 ? ahead : all).toSorted((a, b) => b.length - a.length)[0];
}

function closedAround(holiday: number, table: CalendarTable): ClosedPeriod {
  let [day, end] = [holiday, holiday];
  while (!isOpen(day - 1, table)) day -= 1;
  while (!isOpen(end, table)) end += 1;
  return { day, length: end - day };
}

function lastWorkday(before: number, table: CalendarTable): number {
  let day = before - 1;
  while (!isOpen(day, table)) day -= 1;
  return day;
}
