import { openStore } from '../../store/database.ts';
import type { Store } from '../../store/database.ts';
import { findPostgres, startPostgres } from '../postgres.ts';
import type { Postgres } from '../postgres.ts';

const programs = await findPostgres();

/** Runs the same tests on every kind of database; a kind that is not installed is skipped by name. */
export function onEveryDatabase(sentences: (store: () => Store) => void): void {
  describe('on PGlite', () => {
    inStore(sentences, async () => ({ store: await openStore('memory'), stop: async () => {} }));
  });
  const describePostgres = programs === undefined ? describe.skip : describe;
  describePostgres('on PostgreSQL', () => {
    inStore(sentences, async () => {
      const postgres: Postgres = await startPostgres(programs ?? '');
      const store = await openStore({ url: await postgres.createDatabase() });
      return { store, stop: () => postgres.stop() };
    });
  });
}

interface OpenDatabase {
  readonly store: Store;
  stop(): Promise<void>;
}

function inStore(sentences: (store: () => Store) => void, open: () => Promise<OpenDatabase>): void {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  }, 60_000);
  afterAll(async () => {
    await opened.store.close();
    await opened.stop();
  }, 60_000);
  sentences(() => opened.store);
}
