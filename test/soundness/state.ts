import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { merged, type Tally } from './tally.ts';

/** The blocks of a campaign that have been done, in a folder that several processes may share: one file each. */
export interface CampaignState {
  readonly isDone: (block: number) => Promise<boolean>;
  readonly save: (block: number, tally: Tally) => Promise<void>;
  /** The sum of all blocks, whoever has done them. */
  readonly sum: () => Promise<Tally & { readonly blocks: number }>;
}

export async function openState(folder: string): Promise<CampaignState> {
  await mkdir(folder, { recursive: true });
  const files = async () =>
    (await readdir(folder)).filter((name) => /^block-\d+\.json$/.test(name)).toSorted();
  return {
    isDone: async (block) => (await files()).includes(fileOf(block)),
    save: (block, tally) => writeFile(join(folder, fileOf(block)), JSON.stringify(tally)),
    async sum() {
      const names = await files();
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      return { ...merged(texts.map(tallyOf)), blocks: names.length };
    },
  };
}

const fileOf = (block: number): string => `block-${block}.json`;

function tallyOf(text: string): Tally {
  const tally: unknown = JSON.parse(text);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by `save` alone
  return tally as Tally;
}
