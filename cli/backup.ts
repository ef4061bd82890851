import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { Command } from 'commander';
import type { Instant } from '../engine/model/base.ts';
import { copyCaseKeys, houseOf, type CaseKeyCopy } from '../store/case-key-copy.ts';
import { dumpRows } from '../store/dump-rows.ts';
import { lockFolder } from '../store/folder-lock.ts';
import { latestVersion } from '../store/migrate.ts';
import {
  copiedSource,
  copySealedFiles,
  stackFiles,
  type CopiedSource,
} from './backup/copied-source.ts';
import { inStore } from './backup/in-store.ts';
import {
  makeKeyFolder,
  refuseForeignKeys,
  refuseKeysOfAnother,
  writeKeyFolder,
} from './backup/key-folder.ts';
import { refusePlaces } from './backup/places.ts';
import { writeManifest, type BackupManifest } from './backup/manifest.ts';
import { dumpPostgres } from './backup/postgres-tools.ts';
import { rowFile, writeRowFile } from './backup/row-file.ts';
import { couldNotRun } from './command/command-error.ts';
import { print, runToExitCode } from './command/output.ts';
import { reapTemporal } from './stack/temporal.ts';

/** `tidings backup`: copies all that is kept, and apart from it the keys of cases. */
export const backupCommand = (): Command =>
  new Command('backup')
    .description('copy all that is kept, and the keys of cases apart from it')
    .requiredOption('--to <folder>', 'where the copy goes: a new folder')
    .requiredOption(
      '--keys <folder>',
      'where the keys go, apart from all copies; replaces those that are there',
    )
    .option(
      '--data <folder>',
      'data of the embedded stack',
      process.env['TIDINGS_DATA'] ?? '.tidings',
    )
    .addHelpText(
      'after',
      `
The embedded stack has to be stopped. With TIDINGS_DATABASE_URL that database is copied by pg_dump;
copy Temporal's database at the same moment, while server and workers are stopped.

Exit codes: 0 done, 1 could not copy what is there, 2 could not run or wrong usage.`,
    )
    .action(async (options: BackupOptions) => {
      process.exitCode = await runToExitCode(() => backUp(options));
    });

interface BackupOptions {
  readonly to: string;
  readonly keys: string;
  readonly data: string;
}

async function backUp(options: BackupOptions): Promise<void> {
  const [to, keys] = [resolve(options.to), resolve(options.keys)];
  const source = await copiedSource(options.data, options.data);
  const data = 'data' in source ? source.data : undefined;
  if (data !== undefined && !existsSync(join(data, 'store')))
    throw couldNotRun(
      `"${data}" holds no data; give the folder with --data, or TIDINGS_DATABASE_URL`,
    );
  await refusePlaces({ to, keys, data });
  await refuseForeignKeys(keys, data);
  await makeKeyFolder(keys);
  const draft = `${to}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const takenAt = Date.now();
  const copied = await ('data' in source
    ? copyStack(source, { draft, keyFolder: keys, takenAt })
    : copyPostgres(source, { draft, keyFolder: keys, takenAt }));
  await writeManifest(draft, await filesBelow(draft), { takenAt, database: copied.database });
  // Keys first: a whole copy without them would be taken for one that can be read.
  await writeKeyFolder(keys, copied.keys, data);
  await rm(to, { recursive: true, force: true });
  await rename(draft, to);
  print(`copied to ${to}; its keys, without which nothing of a case can be read, to ${keys}`);
  if (data === undefined) print("copy Temporal's database as well, as it is now");
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath, one.name)));
}

interface CopyPlan {
  readonly draft: string;
  readonly keyFolder: string;
  readonly takenAt: Instant;
}

interface CopiedData {
  readonly database: BackupManifest['database'];
  readonly keys: CaseKeyCopy;
}

async function copyStack(
  { data, keys }: Extract<CopiedSource, { readonly data: string }>,
  { draft, keyFolder, takenAt }: CopyPlan,
): Promise<CopiedData> {
  const unlock = await lockFolder(data);
  try {
    await reapTemporal(data, print);
    for (const name of stackFiles)
      if (existsSync(join(data, name))) await copyFile(join(data, name), join(draft, name));
    const folder = join(data, 'store');
    await copySealedFiles(join(folder, 'files'), join(draft, 'files'));
    return await inStore({ folder }, keys, async (store) => {
      await refuseKeysOfAnother(keyFolder, await houseOf(store));
      await writeRowFile(join(draft, rowFile), (write) => dumpRows(store.db, write));
      const database = { form: 'rows', version: latestVersion } as const;
      return { database, keys: await copyCaseKeys(store, takenAt) };
    });
  } finally {
    await unlock();
  }
}

/** The keys come after the data, so that no case of it lacks its key but those erased meanwhile. */
async function copyPostgres(
  { url, keys }: Extract<CopiedSource, { readonly url: string }>,
  { draft, keyFolder, takenAt }: CopyPlan,
): Promise<CopiedData> {
  return await inStore({ url }, keys, async (store) => {
    await refuseKeysOfAnother(keyFolder, await houseOf(store));
    await dumpPostgres(url, join(draft, 'database.dump'));
    return { database: { form: 'pg_dump' }, keys: await copyCaseKeys(store, takenAt) };
  });
}
