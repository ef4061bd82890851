import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { sha256 } from './canonical.ts';

/** A data folder fresh from initdb, as a tar. Kept beside the packages: making one takes seconds, loading it half of one. */
export const blankDatabase = async (): Promise<Blob> => (await keptBlank()) ?? (await make());

/** `undefined` until somebody has made one. */
export async function keptBlank(): Promise<Blob | undefined> {
  const file = kept();
  return existsSync(file) ? new Blob([new Uint8Array(await readFile(file))]) : undefined;
}

const cache = fileURLToPath(new URL('../node_modules/.cache/tidings', import.meta.url));

async function make(): Promise<Blob> {
  const file = kept();
  const database = await PGlite.create();
  const blank = await database.dumpDataDir('none');
  await database.close();
  const draft = `${file}.${process.pid}`;
  await mkdir(cache, { recursive: true });
  await writeFile(draft, new Uint8Array(await blank.arrayBuffer()));
  await rename(draft, file);
  return blank;
}

/** One for each release of PGlite. */
function kept(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const release = sha256(readFileSync(path.join(entry, '../../package.json'), 'utf8'));
  return path.join(cache, `pglite-${release.slice(0, 16)}.tar`);
}
