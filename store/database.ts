import path from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { PayloadKeys } from '../platform/codec/encryption.ts';
import { beginIncarnation, feedChannel } from './feed.ts';
import { openFileFolder, type FileFolder } from './file-folder.ts';
import { migrate } from './migrate.ts';
import { moveIntoFolder } from './move-files.ts';
import { openFolder, openMemory } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Connections } from './connections.ts';
import type { DatabaseSchema } from './schema.ts';
import { createSealingKeys, type SealingKeys } from './sealing-keys.ts';

/** Where the store keeps its data: an embedded PGlite in a folder, a PostgreSQL server, or nowhere. */
export type StoreLocation = { readonly folder: string } | { readonly url: string } | 'memory';

/** The database. On PGlite a transaction holds the only connection: inside of one, use the transaction, never `db`. */
export interface Store {
  readonly db: Kysely<DatabaseSchema>;
  /** The keys of single cases. */
  readonly sealing: SealingKeys;
  /** Where the bytes of files lie; without, they are in their rows. */
  readonly files?: FileFolder;
  /** Calls `wake` whenever something was written to the feed. Returns how to stop. */
  listen(wake: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Opens the database and brings its tables up to date; with the keys of the house, those of its cases are wrapped. Throws a coded `StoreError`. */
export async function openStore(at: StoreLocation, keys?: PayloadKeys): Promise<Store> {
  const files =
    typeof at === 'object' && 'folder' in at ? path.join(at.folder, 'files') : undefined;
  return await openOn(await connect(at), { keys, files });
}

/** Brings the tables behind these connections up to date, with files in a folder or in rows; closing the store closes them. */
export async function openOn(
  connections: Connections,
  { keys, files: folder }: StoreParts = {},
): Promise<Store> {
  const { db, close } = tablesOn(connections);
  try {
    await migrate(db, keys);
    await beginIncarnation(db);
    const files = folder === undefined ? undefined : await filesIn(folder, db);
    const listen = (wake: () => void) => connections.listen(feedChannel, wake);
    return { db, sealing: createSealingKeys(db, keys), ...(files && { files }), listen, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface StoreParts {
  readonly keys?: PayloadKeys | undefined;
  /** The folder of files, beside an embedded database. */
  readonly files?: string | undefined;
}

/** What an older version has kept in rows is moved there. */
async function filesIn(folder: string, db: Kysely<DatabaseSchema>): Promise<FileFolder> {
  const files = await openFileFolder(folder);
  await moveIntoFolder(db, files);
  return files;
}

/** Opens an empty database with the tables of an earlier version, as a copy has them that is to be loaded. */
export async function openAtVersion(
  at: StoreLocation,
  version: string,
  keys?: PayloadKeys,
): Promise<Pick<Store, 'db' | 'close'>> {
  const { db, close } = tablesOn(await connect(at));
  try {
    await migrate(db, keys, version);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, close };
}

/** Whether a database of PostgreSQL has no tables. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  const { db, close } = tablesOn(await connect({ url }));
  try {
    const { rows } =
      await sql`select from pg_tables where schemaname = current_schema() limit 1`.execute(db);
    return rows.length === 0;
  } finally {
    await close();
  }
}

/** Throws when the database does not answer. */
export async function ping(store: Store): Promise<void> {
  await sql`select 1`.execute(store.db);
}

function tablesOn(connections: Connections): Pick<Store, 'db' | 'close'> {
  const db = new Kysely<DatabaseSchema>({
    dialect: new PostgresDialect({ pool: connections.pool }),
  });
  const close = async (): Promise<void> => {
    await db.destroy();
    await connections.close();
  };
  return { db, close };
}

function connect(at: StoreLocation): Promise<Connections> {
  if (at === 'memory') return openMemory();
  return 'url' in at ? openPostgres(at.url) : openFolder(at.folder);
}
