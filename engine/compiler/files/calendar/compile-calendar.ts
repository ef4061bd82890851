import type { CalendarTable } from '../../../model/calendar.ts';
import { checkCalendar } from './calendar-faults.ts';
import { calendarSchema } from './calendar-schema.ts';
import { type CalendarFile, lowerCalendar } from './calendar.ts';
import { type CompilationResult, compileFile, checkFileName } from '../../schema/compiled.ts';
import type { PathDiagnostic, Source } from '../../source/source.ts';

/** Compiles the calendar `id`. */
export const compileCalendar = (source: Source, id: string): CompilationResult<CalendarTable> =>
  compileFile<CalendarFile, CalendarTable>(source, {
    schema: calendarSchema,
    check: (written) => checkFile(written, id),
    lower: lowerCalendar,
  });

function* checkFile(written: CalendarFile, id: string): Generator<PathDiagnostic> {
  yield* checkFileName('calendar', written.calendar, id);
  for (const diagnostic of checkCalendar(written)) yield { ...diagnostic, what: 'value' };
}
