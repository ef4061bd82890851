import { compileCalendar } from '../../engine/compiler/files/calendar/compile-calendar.ts';
import type { WrittenCalendar } from '../../engine/compiler/files/calendar/calendar-schema.ts';
import { printDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import { dayOf, dayOfUtc, isoDay } from '../../engine/time/day.ts';
import { couldNotRun, refused } from '../command/command-error.ts';
import { holidaySourceOf } from './holiday-source.ts';
import { type CalendarYear, nextYear } from './next-year.ts';
import type { HolidaySource } from './public-holidays.ts';
import { writeYear } from './write-year.ts';

/** A calendar as it is written. */
export interface CalendarFile {
  readonly id: string;
  readonly file: string;
  readonly text: string;
}

/** Which year, by default the one behind `until`, and whose holidays. */
export interface YearChoice {
  readonly year?: number;
  readonly country?: string;
  readonly state?: string;
}

/** A calendar with the public holidays of a further year. */
export interface ExtendedCalendar {
  readonly text: string;
  readonly year: number;
  readonly days: CalendarYear;
  readonly source: HolidaySource;
}

/** Throws a `CommandError` where the year is not known, or the calendar has errors. */
export function extendedText(calendar: CalendarFile, choice: YearChoice): ExtendedCalendar {
  const written = writtenIn(calendar);
  const year = choice.year ?? Number(isoDay((dayOf(written.until) ?? 0) + 1).slice(0, 4));
  const source = holidaySourceOf(written.zone, choice);
  if ('problem' in source) throw couldNotRun(source.problem);
  const days = nextYear(written, year, source);
  if ('problem' in days) throw refused(days.problem);
  const text = writeYear(calendar.text, days, {
    source: `${year} by ${source.name} (${source.place})`,
    asOf: isoDay(dayOfUtc(Date.now())),
  });
  writtenIn({ ...calendar, text });
  return { text, year, days, source };
}

/** A calendar with errors is told as a check tells it, and nothing is written into it. */
function writtenIn({ id, file, text }: CalendarFile): WrittenCalendar {
  const parsed = parse(text, file);
  const { value, diagnostics } = compileCalendar(parsed, id);
  const told = printDiagnostics(diagnostics, new Map([[file, text]])).trimEnd();
  if (value === undefined) throw refused(`the calendar has errors\n${told}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has compiled, so its schema has let it through
  return parsed.value as WrittenCalendar;
}
