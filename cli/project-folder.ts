import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where this program lies, from its sources and from `dist` alike. */
export const projectFolder = folderAbove(import.meta.dirname);

/** The version that package.json states. */
export function version(): string {
  const read: unknown = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'));
  const stated = typeof read === 'object' && read !== null && 'version' in read && read.version;
  return typeof stated === 'string' ? stated : 'unknown';
}

function folderAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderAbove(dirname(folder));
}
