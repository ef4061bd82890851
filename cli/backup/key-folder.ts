import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '../../engine/model/base.ts';
import { jsonOf } from '../../platform/json-of.ts';
import type { CaseKeyCopy } from '../../store/case-key-copy.ts';
import { couldNotRun } from '../command/command-error.ts';

const copyFile = 'case-keys.json';

/** The keys of the embedded stack, which lie in its data folder. */
export const stackKeys = ['payload-key', 'anchor-key', 'api-key'] as const;

/** Replaces the copy of the keys: only the latest is kept, so that what is erased cannot be read with an older one. */
export async function writeKeyFolder(
  folder: string,
  copy: CaseKeyCopy,
  data: string | undefined,
): Promise<void> {
  for (const [name, key] of await stackKeysIn(data)) await replaceFile(join(folder, name), key);
  await replaceFile(join(folder, copyFile), `${JSON.stringify(copy)}\n`);
}

/** Makes the folder for the keys while nothing has been copied yet. */
export async function makeKeyFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch {
    throw couldNotRun(`"${folder}" is no folder, or cannot be made; give another with --keys`);
  }
}

/** Throws where the folder has the keys of another data folder, which would be lost. */
export async function refuseForeignKeys(folder: string, data: string | undefined): Promise<void> {
  const [own, there] = [await stackKeysIn(data), await stackKeysIn(folder)];
  const [ours, theirs] = [own.get('payload-key'), there.get('payload-key')];
  if (ours !== undefined && theirs !== undefined && ours !== theirs) throw foreignKeys(folder);
}

/** Throws where the folder has the keys of cases of another house. */
export async function refuseKeysOfAnother(folder: string, house: string): Promise<void> {
  const text = await readFile(join(folder, copyFile), 'utf8').catch(() => '');
  const copy = jsonOf(text);
  if (isCopy(copy) && copy.house !== undefined && copy.house !== house) throw foreignKeys(folder);
}

const foreignKeys = (folder: string) =>
  couldNotRun(
    `"${folder}" has the keys of other data, which would be lost; give another folder with --keys`,
  );

export async function readKeyFolder(folder: string): Promise<CaseKeyCopy> {
  const text = await readFile(join(folder, copyFile), 'utf8').catch(() => undefined);
  if (text === undefined)
    throw couldNotRun(
      `"${folder}" holds no ${copyFile}; give the folder that "tidings backup --keys" has written`,
    );
  const copy = jsonOf(text);
  if (isCopy(copy)) return copy;
  throw couldNotRun(`"${join(folder, copyFile)}" is damaged, or of a newer version`);
}

/** The keys of an embedded stack by their names. */
export async function stackKeysIn(
  folder: string | undefined,
): Promise<ReadonlyMap<(typeof stackKeys)[number], string>> {
  const found = new Map<(typeof stackKeys)[number], string>();
  if (folder === undefined) return found;
  for (const name of stackKeys) {
    const key = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (key !== undefined) found.set(name, key);
  }
  return found;
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await rename(draft, path);
}

const isCopy = (value: unknown): value is CaseKeyCopy =>
  isObject(value) && Array.isArray(value['keys']) && Array.isArray(value['erased']);
