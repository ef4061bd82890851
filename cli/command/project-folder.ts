import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where this program lies, from its sources and from `dist` alike. */
export const projectFolder = folderAbove(import.meta.dirname);

/** The version that package.json states, of this program or of a package that it stands on. */
export function version(folder = '.'): string {
  const file = join(projectFolder, folder, 'package.json');
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const stated = typeof read === 'object' && read !== null && 'version' in read && read.version;
  return typeof stated === 'string' ? stated : 'unknown';
}

function folderAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderAbove(dirname(folder));
}
