import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import {
  restoreCaseKeys,
  wrongWrappers,
  type CaseKeyCopy,
  type RestoredKeys,
} from '../store/case-key-copy.ts';
import { isEmptyDatabase, openAtVersion, type Store } from '../store/database.ts';
import { loadFileBytes, loadRows } from '../store/dump-rows.ts';
import { lockFolder } from '../store/folder-lock.ts';
import {
  copiedSource,
  copySealedFiles,
  occupied,
  stackFiles,
  type CopiedSource,
} from './backup/copied-source.ts';
import { inStore } from './backup/in-store.ts';
import { readKeyFolder, stackKeysIn } from './backup/key-folder.ts';
import { readManifest, type BackupManifest } from './backup/manifest.ts';
import { restorePostgres } from './backup/postgres-tools.ts';
import { readRowFile, rowFile } from './backup/row-file.ts';
import { couldNotRun } from './command/command-error.ts';
import { print, runToExitCode } from './command/output.ts';

/** `tidings restore`: makes what `tidings backup` has copied the data of this installation. */
export const restoreCommand = (): Command =>
  new Command('restore')
    .description('make what "backup" has copied the data of this installation, which has none yet')
    .requiredOption('--from <folder>', 'the copy')
    .requiredOption(
      '--keys <folder>',
      'the latest keys: what was erased since the copy stays erased',
    )
    .option(
      '--data <folder>',
      'where the embedded stack is to have its data',
      process.env['TIDINGS_DATA'] ?? '.tidings',
    )
    .addHelpText(
      'after',
      `
Nothing is overwritten: the data folder must have no data, the database of TIDINGS_DATABASE_URL no
tables. Restore Temporal's database from a copy of the same moment.

Exit codes: 0 done, 2 could not run or wrong usage.`,
    )
    .action(async (options: RestoreOptions) => {
      process.exitCode = await runToExitCode(() => restore(options));
    });

interface RestoreOptions {
  readonly from: string;
  readonly keys: string;
  readonly data: string;
}

interface Restoration {
  readonly from: string;
  readonly keys: string;
  readonly copy: CaseKeyCopy;
  readonly database: BackupManifest['database'];
}

async function restore(options: RestoreOptions): Promise<void> {
  const [from, keys] = [resolve(options.from), resolve(options.keys)];
  const { database, takenAt } = await readManifest(from);
  const target = await copiedSource(options.data, keys);
  const copy = await readKeyFolder(keys);
  refuseWrongKeys(wrongWrappers(copy, target.keys));
  const plan = { from, keys, copy, database };
  const found = await ('data' in target ? restoreStack(target, plan) : fillPostgres(target, plan));
  print(`restored as of ${new Date(takenAt).toISOString()}`);
  if (found.erased.length > 0) print(`erased since, and again now: ${found.erased.join(' ')}`);
  if (found.ended.length > 0)
    print(
      `of these open in the copy, and over now: ${found.ended.join(' ')}; the server deletes their workflows, should Temporal have them`,
    );
}

/** Nothing of a case could be read with others, and nobody would know before the next start. */
function refuseWrongKeys(wrong: readonly string[]): void {
  if (wrong.length > 0)
    throw couldNotRun(
      `the keys of cases do not open with the payload key ${wrong.map((id) => `"${id}"`).join(', ')}: it is missing, or another one; give the folder that "tidings backup --keys" has written whole, or TIDINGS_PAYLOAD_KEYS as it was`,
    );
}

/** Everything is made aside first, so that a restoration that was broken off leaves no half of it in its place. */
async function restoreStack(
  { data, keys: houseKeys }: Extract<CopiedSource, { readonly data: string }>,
  plan: Restoration,
): Promise<RestoredKeys> {
  const { from, keys, copy, database } = plan;
  if (database.form !== 'rows')
    throw couldNotRun(
      `"${from}" is a copy of PostgreSQL; set TIDINGS_DATABASE_URL to an empty database`,
    );
  const there = occupied(data);
  if (there.length > 0)
    throw couldNotRun(
      `"${data}" has data already (${there.join(', ')}); move it away, or give another folder with --data`,
    );
  await mkdir(data, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(data);
  const draft = join(data, 'restore.unfinished');
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { mode: 0o700 });
    for (const name of stackFiles) await copyIfThere(join(from, name), join(draft, name));
    for (const [name, key] of await stackKeysIn(keys))
      await writeFile(join(draft, name), key, { mode: 0o600, flush: true });
    const folder = join(draft, 'store');
    await copySealedFiles(join(from, 'files'), join(folder, 'files'));
    await loadInto({ folder }, database.version, { from, houseKeys });
    const found = await inStore({ folder }, houseKeys, (store) => restoreCaseKeys(store, copy));
    for (const name of occupied(draft).toReversed())
      await rename(join(draft, name), join(data, name));
    await rm(draft, { recursive: true });
    return found;
  } finally {
    await unlock();
  }
}

async function fillPostgres(
  { url, keys: houseKeys }: Extract<CopiedSource, { readonly url: string }>,
  plan: Restoration,
): Promise<RestoredKeys> {
  const { from, copy, database } = plan;
  if (!(await isEmptyDatabase(url))) throw notEmpty(url);
  if (database.form === 'rows') await loadInto({ url }, database.version, { from, houseKeys });
  else await restorePostgres(url, join(from, 'database.dump'));
  return await inStore({ url }, houseKeys, (store) => restoreCaseKeys(store, copy));
}

async function loadInto(
  at: { readonly folder: string } | { readonly url: string },
  version: string,
  { from, houseKeys }: Pick<Restoration, 'from'> & { readonly houseKeys: CopiedSource['keys'] },
): Promise<void> {
  const { db, close } = await openAtVersion(at, version, houseKeys);
  try {
    await loadRows(db, readRowFile(join(from, rowFile)));
    if ('url' in at) await loadFiles(db, join(from, 'files'));
  } finally {
    await close();
  }
}

async function loadFiles(db: Store['db'], folder: string): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  for (const id of names) await loadFileBytes(db, id, await readFile(join(folder, id)));
}

const notEmpty = (url: string) =>
  couldNotRun(
    `the database "${new URL(url).pathname.slice(1)}" has tables already; give an empty one with TIDINGS_DATABASE_URL`,
  );

const copyIfThere = (from: string, to: string): Promise<void> =>
  copyFile(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
