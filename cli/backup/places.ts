import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { couldNotRun } from '../command/command-error.ts';
import { manifestFile } from './manifest.ts';

export interface BackupPlaces {
  readonly to: string;
  readonly keys: string;
  /** The folder of an embedded stack. */
  readonly data: string | undefined;
}

/** Throws unless the copy is new and its keys lie apart from it, from every other copy and from the data. */
export async function refusePlaces({ to, keys, data }: BackupPlaces): Promise<void> {
  const there = await readdir(to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw couldNotRun(`"${to}" is no folder to copy to; give a new one with --to`);
  });
  if (there.length > 0)
    throw couldNotRun(`"${to}" holds something already; give a new folder with --to`);
  if (data !== undefined && isWithin(to, resolve(data)))
    throw couldNotRun('a copy belongs apart from the data: give a folder for --to outside of it');
  if (await isWithData(keys, { to, data }))
    throw couldNotRun(
      'the keys belong apart from the data: give a folder for --keys that neither lies in a copy or in the data nor holds one of them',
    );
}

async function isWithData(
  keys: string,
  { to, data }: Omit<BackupPlaces, 'keys'>,
): Promise<boolean> {
  const places = [to, ...(data === undefined ? [] : [resolve(data)])];
  if (places.some((place) => isWithin(keys, place) || isWithin(place, keys))) return true;
  const within = await readdir(keys).catch(() => []);
  return [...ancestors(keys), ...within.map((name) => join(keys, name))].some((folder) =>
    existsSync(join(folder, manifestFile)),
  );
}

const isWithin = (inner: string, outer: string): boolean =>
  !relative(outer, inner).startsWith('..');

const ancestors = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...ancestors(dirname(folder))];
