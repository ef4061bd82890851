import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { referencePages, stalePages } from './docs/reference.ts';

interface Options {
  readonly out: string;
  readonly check?: boolean;
}

/** `tidings docs`: writes the pages of the reference, which are made from tables of the program. */
export const docsCommand = (): Command =>
  new Command('docs')
    .description('write the reference of step kinds, codes and settings')
    .option('--out <folder>', 'where to', 'docs/reference')
    .option('--check', 'write nothing, only say which pages are stale')
    .addHelpText('after', '\nExit code: 0 done or up to date, 1 stale, 2 could not run.')
    .action(async ({ out, check }: Options) => {
      if (check) process.exitCode = await tellStale(out);
      else await write(out);
    });

async function tellStale(folder: string): Promise<number> {
  const stale = await stalePages(folder);
  for (const name of stale)
    process.stdout.write(`${join(folder, name)} is stale: run "tidings docs --out ${folder}"\n`);
  return stale.length === 0 ? 0 : 1;
}

async function write(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(referencePages())) {
    await writeFile(join(folder, name), text);
    process.stdout.write(`${join(folder, name)}\n`);
  }
}
