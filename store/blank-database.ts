import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sha256 } from './canonical.ts';

/** A data folder fresh from initdb, as a tar. It is cached beside the packages: making one takes seconds, loading it half a second. */
export const blankDatabase = async (): Promise<Blob> =>
  (await cachedBlank()) ?? (await makeBlank());

/** The cached one; `undefined` until one has been made. */
export async function cachedBlank(): Promise<Blob | undefined> {
  const file = cachePath();
  return existsSync(file) ? new Blob([new Uint8Array(await readFile(file))]) : undefined;
}

async function makeBlank(): Promise<Blob> {
  const file = cachePath();
  const database = await PGlite.create();
  const blank = await database.dumpDataDir('none');
  await database.close();
  const draft = `${file}.${process.pid}`;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(draft, new Uint8Array(await blank.arrayBuffer()));
  await rename(draft, file);
  return blank;
}

/** One file for each release of PGlite, in the folder where tools cache what they can make again. */
function cachePath(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const description = path.join(entry, '../../package.json');
  const release = sha256(readFileSync(description, 'utf8')).slice(0, 16);
  return path.join(description, `../../../.cache/tidings/pglite-${release}.tar`);
}
