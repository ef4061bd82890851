import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

/** The same files, but in every calendar each week is like the others, for longer than anybody will run these tests. */
export function withPlainWeeks(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].map(([path, text]) => [path, isCalendar(path) ? plain(text) : text]));
}

/** Writes such calendars into a copied folder of definitions. */
export async function writePlainWeeks(definitions: string): Promise<void> {
  const folder = join(definitions, 'calendars');
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    await writeFile(file, plain(await readFile(file, 'utf8')));
  }
}

const isCalendar = (path: string): boolean => path.startsWith('calendars/');

const until = '2046-12-31';

function plain(text: string): string {
  const { calendar, zone, hours } = parse(text) as Readonly<Record<string, unknown>>;
  return stringify({ calendar, zone, hours, until });
}
