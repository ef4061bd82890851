import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainError } from '../../platform/process/plain-error.ts';

/** The key in this file of the data folder, made on first use and readable by its owner alone. */
export async function ensureKey(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  if (!existsSync(file)) {
    const key = `${randomBytes(32).toString('base64url')}\n`;
    await writeFile(file, key, { flag: 'wx', mode: 0o600, flush: true });
  }
  const key = (await readFile(file, 'utf8')).trim();
  if (Buffer.from(key, 'base64url').length === 32) return key;
  throw new PlainError(
    'damaged-key',
    `"${file}" does not hold a key; put back the one it held, or move the whole folder away to start anew`,
  );
}
