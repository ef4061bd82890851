import { keyGivenTwice } from '../../platform/json-key-twice.ts';
import { jsonOf } from '../../platform/json-of.ts';
import { couldNotRun } from './command-error.ts';
import { readText } from './read-text.ts';

/** Reads JSON from a file, or from standard input for `-`; throws a `CommandError` that names the option by which the file was given. */
export async function readJson(file: string, option: string): Promise<unknown> {
  const text = await readText(file, option);
  const name = file === '-' ? 'standard input' : `"${file}"`;
  const read = jsonOf(text);
  if (read === undefined) throw couldNotRun(`${name} is not JSON; check ${option}`);
  const key = keyGivenTwice(text);
  if (key !== undefined) throw couldNotRun(`${name} gives the key "${key}" twice; check ${option}`);
  return read;
}
