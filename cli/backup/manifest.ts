import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isObject, type Instant } from '../../engine/model/base.ts';
import { jsonOf } from '../../platform/json-of.ts';
import { couldNotRun } from '../command/command-error.ts';

/** What a backup says of itself, in `backup.json`; without that file a folder is none. */
export interface BackupManifest {
  readonly format: 1;
  readonly takenAt: Instant;
  /** `rows` of the embedded database, in tables of this version; or what `pg_dump` has written. */
  readonly database:
    { readonly form: 'rows'; readonly version: string } | { readonly form: 'pg_dump' };
  /** SHA-256 by the name of the file. */
  readonly files: Readonly<Record<string, string>>;
}

export const manifestFile = 'backup.json';

/** Written last: a backup that was broken off has none. */
export async function writeManifest(
  folder: string,
  names: readonly string[],
  about: Pick<BackupManifest, 'takenAt' | 'database'>,
): Promise<void> {
  const files: Record<string, string> = {};
  for (const name of names) files[name] = await hashOf(join(folder, name));
  const manifest: BackupManifest = { format: 1, ...about, files };
  await writeFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`, {
    flush: true,
  });
}

/** Reads what a backup says of itself, and compares its files with that. Throws where one is not as it was written. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw couldNotRun(
      `"${folder}" is no backup: it has no ${manifestFile}; give the folder that "tidings backup --to" has written`,
    );
  const manifest = jsonOf(text);
  if (!isManifest(manifest))
    throw couldNotRun(
      `"${join(folder, manifestFile)}" is damaged, or of a newer version; take another backup`,
    );
  for (const [name, hash] of Object.entries(manifest.files))
    if ((await hashOf(join(folder, name)).catch(() => undefined)) !== hash)
      throw couldNotRun(`"${join(folder, name)}" is not as it was written; take another backup`);
  return manifest;
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

const isManifest = (value: unknown): value is BackupManifest =>
  isObject(value) &&
  value['format'] === 1 &&
  isObject(value['files']) &&
  Object.keys(value['files']).every((name) => /^(files\/)?[\w.-]+$/.test(name)) &&
  isObject(value['database']) &&
  (value['database']['form'] === 'pg_dump' || typeof value['database']['version'] === 'string');
