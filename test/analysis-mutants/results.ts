import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Notice } from './mutated-tree.ts';

/** What has come of a mutant. */
export interface AnalysisMutantResult {
  readonly title: string;
  /** Missing while no test has noticed it. */
  readonly by?: Notice;
  /** How many parts of the battery it has gone through; a survivor has gone through all. */
  readonly parts: number;
  readonly seconds: number;
}

/** The results of mutants, in a folder that several processes may share: one file each. */
export interface ResultStore {
  readonly of: (title: string) => Promise<AnalysisMutantResult | undefined>;
  readonly save: (result: AnalysisMutantResult) => Promise<void>;
  readonly all: () => Promise<ReadonlyMap<string, AnalysisMutantResult>>;
}

export async function openResults(folder: string): Promise<ResultStore> {
  await mkdir(folder, { recursive: true });
  const read = async (name: string): Promise<AnalysisMutantResult | undefined> => {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    of: (title) => read(fileOf(title)),
    save: (result) => writeFile(join(folder, fileOf(result.title)), JSON.stringify(result)),
    async all() {
      const names = (await readdir(folder)).toSorted();
      const results = await Promise.all(names.map(read));
      return new Map(results.flatMap((one) => (one ? [[one.title, one] as const] : [])));
    },
  };
}

const fileOf = (title: string): string =>
  `${createHash('sha256').update(title).digest('hex').slice(0, 16)}.json`;
