import type { CalendarTable } from '../../../model/calendar.ts';
import { calendarFaults } from './calendar-faults.ts';
import { calendarSchema } from './calendar-schema.ts';
import { type CalendarFile, lowerCalendar } from './calendar.ts';
import { type Compiled, compileFile, misnamed } from '../../schema/compiled.ts';
import type { Fault, Source } from '../../source/source.ts';

/** Compiles the calendar `id`. */
export const compileCalendar = (source: Source, id: string): Compiled<CalendarTable> =>
  compileFile<CalendarFile, CalendarTable>(source, {
    schema: calendarSchema,
    faults: (written) => faults(written, id),
    lower: lowerCalendar,
  });

function* faults(written: CalendarFile, id: string): Generator<Fault> {
  yield* misnamed('calendar', written.calendar, id);
  for (const fault of calendarFaults(written)) yield { ...fault, what: 'value' };
}
