import type { CalendarTable, Hours } from '../../../model/calendar.ts';
import { dayOf, weekday } from '../../../time/day.ts';
import { type CompilationResult, compileFile } from '../../schema/compile-file.ts';
import type { Source } from '../../source/source.ts';
import { calendarSchema, type WrittenCalendar } from './calendar-schema.ts';
import { checkCalendar } from './check-calendar.ts';
import { daysOf, spanOf } from './hours.ts';
import { offsetsOf } from './zone-offsets.ts';

/** Compiles the calendar `id`. */
export const compileCalendar = (source: Source, id: string): CompilationResult<CalendarTable> =>
  compileFile<WrittenCalendar, CalendarTable>(source, {
    schema: calendarSchema,
    check: (written) => checkCalendar(written, id),
    lower: lowerCalendar,
  });

/** Lowers a calendar that `checkCalendar` has found right. */
export function lowerCalendar(written: WrittenCalendar): CalendarTable {
  const weekly = lowerWeek(written.hours);
  const days = new Map<number, Hours>();
  for (const { on, to } of written.holidays ?? []) {
    for (let day = dayNumber(on); day <= dayNumber(to ?? on); day++) days.set(day, []);
  }
  for (const { on, hours } of written.workdays ?? []) {
    days.set(dayNumber(on), hours === undefined ? (weekly[0] ?? []) : lowerHours(hours));
  }
  return {
    zone: written.zone,
    weekly,
    exceptions: [...days].filter(changesAnything(weekly)).toSorted(([a], [b]) => a - b),
    offsets: offsetsOf(written.zone, Number(written.until.slice(0, 4))),
    until: dayNumber(written.until),
  };
}

const lowerWeek = (written: WrittenCalendar['hours']): readonly Hours[] => {
  const week: Hours[] = Array.from({ length: 7 }, () => []);
  for (const [key, spans] of Object.entries(written)) {
    for (const day of daysOf(key) ?? []) week[day] = lowerHours(spans);
  }
  return week;
};

const lowerHours = (spans: readonly string[]): Hours =>
  spans.flatMap((text) => {
    const span = spanOf(text);
    return span === undefined ? [] : [span];
  });

/** Whether an exception differs from the week; a holiday on a day off does not. */
const changesAnything =
  (weekly: readonly Hours[]) =>
  ([day, hours]: readonly [number, Hours]): boolean =>
    hours.length > 0 || (weekly[weekday(day)] ?? []).length > 0;

/** The number of a day that has been checked. */
const dayNumber = (iso: string): number => dayOf(iso) ?? 0;
