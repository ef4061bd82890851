import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder, version } from '../command/project-folder.ts';

/** What a check depends on beside the definitions: this build, Node and its time zones, and the day; undefined for a program that was not built. */
export function programOf(now: Date): string | undefined {
  const stamp = join(projectFolder, 'dist', '.sources');
  if (!import.meta.filename.startsWith(join(projectFolder, 'dist')) || !existsSync(stamp))
    return undefined;
  const { node, icu = '', tz = '' } = process.versions;
  const day = now.toISOString().slice(0, 10);
  return [version(), readFileSync(stamp, 'utf8'), node, icu, tz, day].join(' ');
}
