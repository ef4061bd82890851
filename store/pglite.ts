import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { PGliteOptions } from '@electric-sql/pglite';
import type { PostgresCursor, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { blankDatabase, cachedBlank } from './blank-database.ts';
import type { Connections } from './connections.ts';
import { lockFolder } from './folder-lock.ts';
import { StoreError } from './store-error.ts';

/** Opens the embedded database in a folder, which no other process may have open. */
export async function openFolder(folder: string): Promise<Connections> {
  await mkdir(folder, { recursive: true });
  const release = await lockFolder(folder);
  try {
    const database = path.join(folder, 'database');
    const isNew = !existsSync(database);
    if (isNew) await initialise(database);
    // What has been made just now is no old database that is damaged.
    return connectionsOf(await open(database, isNew ? cannotMake : isDamaged), release);
  } catch (error) {
    await release();
    throw error;
  }
}

/** What PGlite throws is often no error, and seldom has words. */
const cannotMake = (database: string, cause: unknown): StoreError =>
  new StoreError(
    'folder-gone',
    `no database can be made in "${path.dirname(database)}": the folder has gone, is full or cannot be written; see to it, and start again`,
    cause,
  );

const isDamaged = (database: string, cause: unknown): StoreError =>
  new StoreError(
    'damaged',
    `the database in "${database}" cannot be opened; put a backup in its place, or move the folder away to start with an empty one`,
    cause,
  );

/** Opens an embedded database in memory, which is lost when it is closed. */
export async function openMemory(): Promise<Connections> {
  const database = await PGlite.create({ ...options, loadDataDir: await blankDatabase() });
  return connectionsOf(database, async () => {});
}

const int8 = 20;

const options: PGliteOptions = { parsers: { [int8]: Number } };

/** Creates the database under another name first, so that a process killed half-way never leaves half a database under the real one. */
async function initialise(database: string): Promise<void> {
  const draft = `${database}.new`;
  await rm(draft, { recursive: true, force: true });
  const blank = await cachedBlank();
  try {
    const made = await PGlite.create({
      ...options,
      dataDir: draft,
      ...(blank && { loadDataDir: blank }),
    });
    await made.close();
    await rename(draft, database);
  } catch (error) {
    throw cannotMake(database, error);
  }
}

async function open(database: string, failure: typeof cannotMake): Promise<PGlite> {
  try {
    return await PGlite.create({ ...options, dataDir: database });
  } catch (error) {
    throw failure(database, error);
  }
}

/** PGlite has one connection: each caller waits until all callers before have released it. */
function connectionsOf(database: PGlite, unlock: () => Promise<void>): Connections {
  let last = Promise.resolve();
  const connect = (): Promise<PostgresPoolClient> =>
    new Promise((connected) => {
      const before = last;
      last = new Promise((release) => {
        void before.then(() => connected(clientOf(database, release)));
      });
    });
  const closeOnce = async (): Promise<void> => {
    await last;
    await database.close();
    await unlock();
  };
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeOnce());
  return { pool: { connect, end: close }, listen: listener(database, connect), close };
}

const listener =
  (database: PGlite, connect: () => Promise<PostgresPoolClient>): Connections['listen'] =>
  async (channel, wake) => {
    const forget = await alone(connect, () => database.listen(channel, wake));
    return () => alone(connect, () => forget());
  };

/** To listen is a statement too: inside of a transaction of somebody else's it would be undone with it. */
async function alone<T>(
  connect: () => Promise<PostgresPoolClient>,
  work: () => Promise<T>,
): Promise<T> {
  const client = await connect();
  try {
    return await work();
  } finally {
    client.release();
  }
}

function clientOf(database: PGlite, release: () => void): PostgresPoolClient {
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    text: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    // kysely asks for a cursor only where the dialect was given a class for them.
    return typeof text === 'string' ? run<R>(database, text, values) : text;
  }
  return { query, release };
}

async function run<R>(
  database: PGlite,
  text: string,
  values: readonly unknown[],
): Promise<PostgresQueryResult<R>> {
  const { rows, affectedRows, command } = await database.query<R>(text, [...values]);
  const counted = counting.find((one) => one === command);
  return { rows, rowCount: affectedRows ?? 0, command: counted ?? 'SELECT' };
}

const counting = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'] as const;
