import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compileDirectory } from '../../engine/compiler/files/directory/compile-directory.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import type { Directory } from '../../engine/model/definitions.ts';
import type { EnvironmentVariables } from '../../platform/settings/settings-reader.ts';
import { orMeant } from '../../engine/expression/check/nearest.ts';
import { hasLeft } from '../../wording/has-left.ts';
import { couldNotRun, refused } from '../command/command-error.ts';

/**
 * Throws where somebody is not active in the directory of the definitions: the case itself knows no directory, and takes what is said past
 * the server. Where no directory can be read, nobody knows who has left.
 */
export async function refuseLeaver(
  person: string,
  env: EnvironmentVariables = process.env,
): Promise<void> {
  if (person === 'candidate') return;
  const definitions = env['TIDINGS_DEFINITIONS']?.trim() || 'definitions';
  const directory = await directoryIn(definitions);
  if (directory === undefined)
    throw couldNotRun(
      `no directory can be read in "${definitions}", so nobody knows whether "${person}" has left; set TIDINGS_DEFINITIONS to the folder of the definitions`,
    );
  const found = directory.people.find(({ id }) => id === person);
  if (found === undefined)
    throw refused(
      `"${person}" is no person of directory.yaml${orMeant(
        person,
        directory.people.map(({ id }) => id),
      )}`,
    );
  if (!found.active) throw refused(hasLeft(person));
}

async function directoryIn(definitions: string): Promise<Directory | undefined> {
  for (const file of ['directory.yaml', 'directory.yml']) {
    const text = await readFile(path.join(definitions, file), 'utf8').catch(() => undefined);
    if (text !== undefined) return compileDirectory(parse(text, file), undefined).value;
  }
  return undefined;
}
