import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { compileCalendar } from '../engine/compiler/files/calendar/compile-calendar.ts';
import type { WrittenCalendar } from '../engine/compiler/files/calendar/calendar-schema.ts';
import { printDiagnostics } from '../engine/compiler/report/print-diagnostics.ts';
import { parse } from '../engine/compiler/source/parse.ts';
import { orMeant } from '../engine/expression/check/nearest.ts';
import { dayOf, dayOfUtc, isoDay } from '../engine/time/day.ts';
import { holidaySourceOf } from './calendar/holiday-source.ts';
import { nextYear } from './calendar/next-year.ts';
import { writeYear } from './calendar/write-year.ts';
import { couldNotRun, refused } from './command/command-error.ts';
import { addDefinitionsOption } from './command/definition-folders.ts';
import { print, runToExitCode } from './command/output.ts';
import { wholeNumber } from './command/whole-number.ts';

interface CalendarOptions {
  readonly definitions: string;
  readonly year?: number;
  readonly country?: string;
  readonly state?: string;
  readonly print?: boolean;
}

/** `tidings calendar`: writes the days of the next year into a calendar, from packages that know them. */
export const calendarCommand = (): Command =>
  addDefinitionsOption(
    new Command('calendar')
      .description('write the public holidays of the next year into a calendar')
      .argument('<id>', 'id of the calendar: the name of its file')
      .option(
        '--year <year>',
        'default: the year that begins behind its "until"',
        wholeNumber(1990, 2100, 'write a year, such as 2027'),
      )
      .option(
        '--country <code>',
        'whose holidays, such as DE; default: by the zone of the calendar',
      )
      .option('--state <code>', 'of which state or province, such as BY')
      .option('--print', 'print the calendar, and write nothing'),
  )
    .addHelpText('after', '\nExit code: 0 written, 1 not known or not to be told, 2 could not run.')
    .action(async (id: string, options: CalendarOptions) => {
      process.exitCode = await runToExitCode(async () => print(extendCalendar(id, options)));
    });

/** Writes the year, and tells what was written. */
export function extendCalendar(id: string, options: CalendarOptions): string {
  const file = fileOf(id, options.definitions);
  const text = readFileSync(file, 'utf8');
  const written = writtenIn(text, file, id);
  const year = options.year ?? Number(isoDay((dayOf(written.until) ?? 0) + 1).slice(0, 4));
  const source = holidaySourceOf(written.zone, options);
  if ('problem' in source) throw couldNotRun(source.problem);
  const found = nextYear(written, year, source);
  if ('problem' in found) throw refused(found.problem);
  const extended = writeYear(text, found, {
    source: `${year} by ${source.name} (${source.place})`,
    asOf: isoDay(dayOfUtc(Date.now())),
  });
  writtenIn(extended, file, id);
  if (options.print === true) return extended.trimEnd();
  writeFileSync(file, extended);
  const { holidays, workdays, until, notes } = found;
  return [
    `${file}: ${year} is written, ${holidays.length} holidays and ${workdays.length} make-up days from ${source.name} (${source.place}); known until ${until}`,
    ...notes.map((note) => `note: ${note}`),
  ].join('\n');
}

function fileOf(id: string, definitions: string): string {
  const folder = join(definitions, 'calendars');
  if (!existsSync(folder)) throw couldNotRun(`the folder "${folder}" does not exist`);
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const found = names.find((name) => name.replace(/\.ya?ml$/, '') === id);
  if (found !== undefined) return join(folder, found);
  const ids = names.map((name) => name.replace(/\.ya?ml$/, ''));
  const meant = orMeant(id, ids);
  const known = meant === '' ? `; known: ${ids.join(', ')}` : meant;
  throw couldNotRun(`there is no calendar "${id}"${known}`);
}

/** A calendar with errors is told as a check tells it, and nothing is written into it. */
function writtenIn(text: string, file: string, id: string): WrittenCalendar {
  const parsed = parse(text, file);
  const { value, diagnostics } = compileCalendar(parsed, id);
  const told = printDiagnostics(diagnostics, new Map([[file, text]])).trimEnd();
  if (value === undefined) throw refused(`the calendar has errors\n${told}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has compiled, so its schema has let it through
  return parsed.value as WrittenCalendar;
}
