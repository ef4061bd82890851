import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '../engine/model/base.ts';

/** A folder with the sealed bytes of files: as rows of an embedded database they would hold up everybody who waits for its only connection. */
export interface FileFolder {
  /** Is on disk, whole, once it resolves. */
  write(id: string, bytes: Uint8Array): Promise<void>;
  /** `undefined` when there is none of this id. */
  read(id: string): Promise<Uint8Array | undefined>;
  remove(ids: readonly string[]): Promise<void>;
  /** The ids of files that were written before this moment, by the clock of the disk; broken-off ones are removed. */
  writtenBefore(at: Instant): Promise<readonly string[]>;
}

/** Opens such a folder, or makes it. */
export async function openFileFolder(folder: string): Promise<FileFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const fileOf = (id: string): string => path.join(folder, requireName(id));
  return {
    async write(id, bytes) {
      const draft = `${fileOf(id)}${part}`;
      try {
        await writeFile(draft, bytes, { mode: 0o600, flush: true });
        await rename(draft, fileOf(id));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await flush(folder);
    },
    async read(id) {
      try {
        return await readFile(fileOf(id));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async remove(ids) {
      for (const id of ids) await rm(fileOf(id), { force: true });
    },
    async writtenBefore(at) {
      const found: string[] = [];
      for (const name of await readdir(folder)) {
        const file = path.join(folder, name);
        const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: Infinity }));
        if (mtimeMs >= at) continue;
        if (name.endsWith(part)) await rm(file, { force: true });
        else if (namePattern.test(name)) found.push(name);
      }
      return found;
    },
  };
}

const part = '.part';
const namePattern = /^[\w-]{1,64}$/;

/** Nothing that could lead out of the folder. */
function requireName(id: string): string {
  if (namePattern.test(id)) return id;
  throw new Error('this is no id of a file');
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** A new name lasts once its folder is on disk as well; where a folder cannot be opened, as on Windows, nothing is to be done. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } finally {
    await handle?.close();
  }
}
