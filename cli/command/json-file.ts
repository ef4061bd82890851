import { readFile } from 'node:fs/promises';
import { couldNotRun } from './command-error.ts';

/** Reads the JSON file that an option names; throws a `CommandError` where there is none. */
export async function readJson(file: string, option: `--${string}`): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw couldNotRun(`"${file}" cannot be read as JSON; check ${option}`);
  }
}
