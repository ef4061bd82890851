import { openStore } from '../../store/database.ts';
import type { Store } from '../../store/database.ts';
import { findPostgres, startPostgres } from '../postgres.ts';
import type { Postgres } from '../postgres.ts';

const programs = await findPostgres();

/** Tests of one database; it has an address where several processes can open it. */
type DatabaseSentences = (store: () => Store, url: () => string | undefined) => void;

/** Runs the same tests on every kind of database; a kind that is not installed is skipped by name. */
export function onEveryDatabase(sentences: DatabaseSentences): void {
  describe('on PGlite', () => {
    inStore(sentences, async () => ({ store: await openStore('memory'), stop: async () => {} }));
  });
  const describePostgres = programs === undefined ? describe.skip : describe;
  describePostgres('on PostgreSQL', () => {
    inStore(sentences, async () => {
      const postgres: Postgres = await startPostgres(programs ?? '');
      const url = await postgres.createDatabase();
      const store = await openStore({ url });
      return { store, url, stop: () => postgres.stop() };
    });
  });
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
