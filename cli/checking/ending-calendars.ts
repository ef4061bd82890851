import { beginsAfter } from '../../engine/analysis/timing/horizon.ts';
import type { CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import { type DiagnosticMessage, locate } from '../../engine/compiler/source/source.ts';
import type { Instant } from '../../engine/model/base.ts';
import type { CalendarTable } from '../../engine/model/calendar.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { dayOfUtc, isoDay } from '../../engine/time/day.ts';

/** Weeks before the end in which the holidays of the next year become known, and are still in time for most cases. */
const warnedDays = 60;

/** Warns of calendars that know no days from soon on, or none yet. */
export function endingCalendars(
  { calendars }: Pick<CompiledDefinitions, 'calendars'>,
  files: ReadonlyMap<string, string>,
  today: Instant,
): readonly Diagnostic[] {
  return [...calendars].flatMap(([id, table]) => {
    const found = endOf(id, table, today) ?? beginOf(id, table, today);
    if (found === undefined) return [];
    const file = [`calendars/${id}.yaml`, `calendars/${id}.yml`].find((path) => files.has(path));
    if (file === undefined) return [];
    return [
      locate(parse(files.get(file) ?? '', file), { ...found, path: ['until'], what: 'value' }),
    ];
  });
}

function endOf(id: string, table: CalendarTable, today: Instant): DiagnosticMessage | undefined {
  const days = table.until - dayOfUtc(today);
  if (days > warnedDays) return undefined;
  const end = isoDay(table.until);
  const year = isoDay(table.until + 1).slice(0, 4);
  return {
    code: 'calendar-ends',
    severity: 'warning',
    message:
      days >= 0
        ? `the days that "${id}" knows end on ${end}, ${days === 0 ? 'today' : `in ${days} days`}; what is proved and told is provisional beyond, where its plain week goes on`
        : `the days that "${id}" knows have ended on ${end}; what is proved and told for later ones is provisional, as its plain week goes on`,
    hint: `add the holidays of ${year} and move "until" on: "tidings calendar ${id} --year ${year}" writes them as far as they are known`,
  };
}

/** A year that is over may be taken out of a calendar; the present one may not. */
function beginOf(id: string, table: CalendarTable, today: Instant): DiagnosticMessage | undefined {
  if (!beginsAfter(table, today)) return undefined;
  const year = isoDay(dayOfUtc(today)).slice(0, 4);
  return {
    code: 'calendar-begins',
    severity: 'warning',
    message: `"${id}" lists no holiday of ${year}; what is told of days of this year is provisional, as its plain week stands for them`,
    hint: `keep the holidays of ${year} in the list until the year is over`,
  };
}
