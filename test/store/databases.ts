import { sql } from 'kysely';
import { grantToApp } from '../../store/app-role.ts';
import { openStore } from '../../store/database.ts';
import type { Store } from '../../store/database.ts';
import { findPostgres, startPostgres } from '../postgres.ts';
import type { Postgres } from '../postgres.ts';
import { openMemoryStore } from './memory-store.ts';

const programs = await findPostgres();

/** Tests of one database; it has an address where several processes can open it. */
type DatabaseSentences = (store: () => Store, url: () => string | undefined) => void;

/** Runs the same tests on every kind of database, on PostgreSQL with no other rights than server and workers have. */
export const onEveryDatabase = (sentences: DatabaseSentences): void => onEach(sentences, openAsApp);

/** Runs them with all rights, for tests that tamper with tables. */
export const onEveryDatabaseAsOwner = (sentences: DatabaseSentences): void =>
  onEach(sentences, (url) => openStore({ url }));

/** A kind of database that is not installed is skipped by name. */
function onEach(sentences: DatabaseSentences, open: (url: string) => Promise<Store>): void {
  describe('on PGlite', () => {
    inStore(sentences, async () => ({ store: await openMemoryStore(), stop: async () => {} }));
  });
  const describePostgres = programs === undefined ? describe.skip : describe;
  describePostgres('on PostgreSQL', () => {
    inStore(sentences, async () => {
      const postgres: Postgres = await startPostgres(programs ?? '');
      const url = await postgres.createDatabase();
      return { store: await open(url), url, stop: () => postgres.stop() };
    });
  });
}

async function openAsApp(url: string): Promise<Store> {
  const owned = await openStore({ url });
  await sql`create role app login`.execute(owned.db);
  await grantToApp(owned.db, 'app');
  await owned.close();
  return await openStore({ url: url.replace('tidings@', 'app@') });
}

interface OpenDatabase {
  readonly store: Store;
  readonly url?: string;
  stop(): Promise<void>;
}

function inStore(sentences: DatabaseSentences, open: () => Promise<OpenDatabase>): void {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  }, 60_000);
  afterAll(async () => {
    await opened.store.close();
    await opened.stop();
  }, 60_000);
  sentences(
    () => opened.store,
    () => opened.url,
  );
}
