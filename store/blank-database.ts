import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { sha256 } from './canonical.ts';

/** A data folder fresh from initdb, as a tar. Kept beside the packages: making one takes seconds, loading it half of one. */
export async function blankDatabase(): Promise<Blob> {
  const kept = path.join(cache, `pglite-${release()}.tar`);
  try {
    return new Blob([new Uint8Array(await readFile(kept))]);
  } catch {
    return await make(kept);
  }
}

const cache = fileURLToPath(new URL('../node_modules/.cache/tidings', import.meta.url));

async function make(kept: string): Promise<Blob> {
  const database = await PGlite.create();
  const blank = await database.dumpDataDir('none');
  await database.close();
  const draft = `${kept}.${process.pid}`;
  await mkdir(cache, { recursive: true });
  await writeFile(draft, new Uint8Array(await blank.arrayBuffer()));
  await rename(draft, kept);
  return blank;
}

/** Names the release of PGlite that is installed. */
function release(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  return sha256(readFileSync(path.join(entry, '../../package.json'), 'utf8')).slice(0, 16);
}
