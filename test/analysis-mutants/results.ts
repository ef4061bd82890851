import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Notice } from './mutated-tree.ts';

/** What has come of a mutant. */
export interface MutantFate {
  readonly title: string;
  /** Missing while no test has noticed it. */
  readonly by?: Notice;
  /** How many parts of the battery it has gone through; a survivor has gone through all. */
  readonly parts: number;
  readonly seconds: number;
}

/** The fates of mutants, in a folder that several processes may share: one file each. */
export interface KeptFates {
  readonly of: (title: string) => Promise<MutantFate | undefined>;
  readonly save: (fate: MutantFate) => Promise<void>;
  readonly all: () => Promise<ReadonlyMap<string, MutantFate>>;
}

export async function keptFates(folder: string): Promise<KeptFates> {
  await mkdir(folder, { recursive: true });
  const read = async (name: string): Promise<MutantFate | undefined> => {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    of: (title) => read(fileOf(title)),
    save: (fate) => writeFile(join(folder, fileOf(fate.title)), JSON.stringify(fate)),
    async all() {
      const names = (await readdir(folder)).toSorted();
      const fates = await Promise.all(names.map(read));
      return new Map(fates.flatMap((one) => (one ? [[one.title, one] as const] : [])));
    },
  };
}

const fileOf = (title: string): string =>
  `${createHash('sha256').update(title).digest('hex').slice(0, 16)}.json`;
