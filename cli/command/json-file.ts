import { couldNotRun } from './command-error.ts';
import { readText } from './read-text.ts';

/** Reads JSON from a file, or from standard input for `-`; throws a `CommandError` that names the option by which the file was given. */
export async function readJson(file: string, option: string): Promise<unknown> {
  const text = await readText(file, option);
  try {
    return JSON.parse(text);
  } catch {
    const name = file === '-' ? 'standard input' : `"${file}"`;
    throw couldNotRun(`${name} is not JSON; check ${option}`);
  }
}
