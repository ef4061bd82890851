import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { readDefinitions } from '../platform/definitions-folder.ts';
import { findingKinds } from '../engine/analysis/rules/finding-kinds.ts';
import { findingPages } from './docs/finding-pages.ts';
import { referencePages, stalePages } from './docs/reference.ts';

interface DocsOptions {
  readonly out: string;
  readonly findings: string;
  readonly check?: boolean;
}

/** `tidings docs`: writes the pages that are made from tables of the program, and from examples that it checks. */
export const docsCommand = (): Command =>
  new Command('docs')
    .description(
      'write the reference of step kinds, house, codes and settings, and a page for each finding',
    )
    .option('--out <folder>', 'where the reference goes to', 'docs/reference')
    .option('--findings <folder>', 'where the pages of the findings go to', 'docs/findings')
    .option('--check', 'write nothing, only say which pages are stale')
    .addHelpText('after', '\nExit code: 0 done or up to date, 1 stale, 2 could not run.')
    .action(async (options: DocsOptions) => {
      const pages = await pagesOf(options);
      if (options.check) process.exitCode = await reportStale(pages);
      else await write(pages);
    });

type PagesByFolder = ReadonlyMap<string, Readonly<Record<string, string>>>;

async function pagesOf({ out, findings }: DocsOptions): Promise<PagesByFolder> {
  const { files } = await readDefinitions('definitions', 'templates');
  return new Map([
    [out, referencePages()],
    [findings, await findingPages([...findingKinds.values()], files)],
  ]);
}

async function reportStale(all: PagesByFolder): Promise<number> {
  let code = 0;
  for (const [folder, pages] of all)
    for (const name of await stalePages(folder, pages)) {
      process.stdout.write(`${join(folder, name)} is stale: run "tidings docs"\n`);
      code = 1;
    }
  return code;
}

async function write(all: PagesByFolder): Promise<void> {
  for (const [folder, pages] of all) {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(pages)) {
      await writeFile(join(folder, name), text);
      process.stdout.write(`${join(folder, name)}\n`);
    }
  }
}
