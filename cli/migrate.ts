import { Command } from 'commander';
import { readConfig, type Config } from '../platform/settings/config.ts';
import { grantToApp } from '../store/app-role.ts';
import { openStore } from '../store/database.ts';
import { StoreError } from '../store/store-error.ts';
import { CommandError, couldNotRun } from './command/command-error.ts';
import { exitCodes } from './command/exit-codes.ts';
import { runToExitCode, print } from './command/output.ts';

/** `tidings migrate`: brings the tables up to date as their owner, and lets the role of server and workers use them. */
export const migrateCommand = (): Command =>
  new Command('migrate')
    .description('bring the tables of PostgreSQL up to date as their owner')
    .addHelpText(
      'after',
      `
The owner is the role of TIDINGS_DATABASE_OWNER_URL. If TIDINGS_DATABASE_URL names another, that
of server and workers, it is given the rights it needs, and no others.

Exit codes: 0 done, 2 could not run, 4 the database cannot be reached.`,
    )
    .action(async () => {
      process.exitCode = await runToExitCode(migrateAsOwner);
    });

async function migrateAsOwner(): Promise<void> {
  const read = readConfig(process.env);
  if ('problems' in read) throw couldNotRun(read.problems.join('\n'));
  const { owner, app } = rolesOf(read.config);
  const store = await openStore({ url: owner.href }, read.config.temporal.keys).catch(refuse);
  try {
    if (app !== owner.username) await grantToApp(store.db, decodeURIComponent(app)).catch(refuse);
  } finally {
    await store.close();
  }
  const granted = app === owner.username ? '' : `; ${app} may use them, and change none`;
  print(`the tables are up to date${granted}`);
}

function rolesOf({ store, owner }: Config): { readonly owner: URL; readonly app: string } {
  if (!('url' in store))
    throw couldNotRun(
      'TIDINGS_DATABASE_URL is missing; the embedded database is brought up to date when it is opened',
    );
  if (owner === undefined)
    throw couldNotRun(
      'TIDINGS_DATABASE_OWNER_URL is missing; give the address with the role that owns the tables',
    );
  const [ofOwner, ofApp] = [new URL(owner.url), new URL(store.url)];
  if (ofOwner.pathname !== ofApp.pathname)
    throw couldNotRun(
      `TIDINGS_DATABASE_OWNER_URL leads to the database "${ofOwner.pathname.slice(1)}", TIDINGS_DATABASE_URL to "${ofApp.pathname.slice(1)}"; both must be one`,
    );
  if (ofOwner.username === '' || ofApp.username === '')
    throw couldNotRun(
      'TIDINGS_DATABASE_OWNER_URL and TIDINGS_DATABASE_URL have to name their roles, like postgres://role:password@host/name',
    );
  return { owner: ofOwner, app: ofApp.username };
}

function refuse(error: unknown): never {
  if (!(error instanceof StoreError)) throw error;
  const code = error.code === 'unreachable' ? exitCodes.unreachable : exitCodes.couldNotRun;
  throw new CommandError(code, error.message);
}
