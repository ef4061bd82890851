import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { orMeant } from '../engine/expression/check/nearest.ts';
import { extendedText } from './calendar/extended-text.ts';
import { couldNotRun } from './command/command-error.ts';
import { addDefinitionsOption, requireFolder } from './command/definition-folders.ts';
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
  const calendar = { id, file, text: readFileSync(file, 'utf8') };
  const { text, year, days, source } = extendedText(calendar, options);
  if (options.print === true) return text.trimEnd();
  writeFileSync(file, text);
  const { holidays, workdays, until, notes } = days;
  return [
    `${file}: ${year} is written, ${holidays.length} holidays and ${workdays.length} make-up days from ${source.name} (${source.place}); known until ${until}`,
    ...notes.map((note) => `note: ${note}`),
  ].join('\n');
}

function fileOf(id: string, definitions: string): string {
  const folder = join(definitions, 'calendars');
  requireFolder(folder);
  const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  const found = names.find((name) => name.replace(/\.ya?ml$/, '') === id);
  if (found !== undefined) return join(folder, found);
  const ids = names.map((name) => name.replace(/\.ya?ml$/, ''));
  const meant = orMeant(id, ids);
  const known = meant === '' ? `; known: ${ids.join(', ')}` : meant;
  throw couldNotRun(`there is no calendar "${id}"${known}`);
}
