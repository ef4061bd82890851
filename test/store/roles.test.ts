import { sql } from 'kysely';
import { Client } from 'pg';
import { readFeed } from '../../store/feed-reader.ts';
import { countsReader } from '../../store/case-counts.ts';
import { makeAnchor, verifyAnchors } from '../../store/anchors.ts';
import { grantToApp } from '../../store/app-role.ts';
import { openStore, type Store } from '../../store/database.ts';
import { append, readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { appendToLedger, verifyLedger } from '../../store/ledger.ts';
import { tidings } from '../cli/tidings.ts';
import { findPostgres, startPostgres, type Postgres } from '../postgres.ts';
import { entries, newCase, started } from './entries.ts';

// Two roles of PostgreSQL: one owns the tables and brings them up to date, the other is that of server and workers.

const programs = await findPostgres();
const onPostgres = programs === undefined ? describe.skip : describe;

onPostgres('with a role for the owner and one for the app', () => {
  let postgres: Postgres;
  let urls: Record<'root' | 'owner' | 'app', string>;
  let app: Store;

  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '');
    const root = await postgres.createDatabase();
    const as = (role: string) => root.replace('tidings@', `${role}@`);
    urls = { root, owner: as('owner'), app: as('app') };
    await asRoot('create role owner login', 'create role app login');
    await asRoot(`alter database ${new URL(root).pathname.slice(1)} owner to owner`);
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await postgres.stop();
  }, 60_000);

  const asRoot = async (...statements: readonly string[]) => {
    const client = new Client({ connectionString: urls.root });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  test('the app does not bring tables up to date, and says who does', async () => {
    await expect(openStore({ url: urls.app })).rejects.toMatchObject({
      code: 'not-migrated',
      message: expect.stringContaining('tidings migrate') as string,
    });
  });

  test('the owner does, again and again, and lets the app use them', async () => {
    const env = { TIDINGS_DATABASE_URL: urls.app, TIDINGS_DATABASE_OWNER_URL: urls.owner };
    expect(await tidings(['migrate'], env)).toEqual({
      code: 0,
      err: '',
      out: 'the tables are up to date; app may use them, and change none\n',
    });
    const owned = await openStore({ url: urls.owner });
    await grantToApp(owned.db, 'app');
    for (const [role, code] of unfit)
      await expect(grantToApp(owned.db, role)).rejects.toMatchObject({ code });
    await owned.close();
    app = await openStore({ url: urls.app });
  });

  test('the app does all that server and workers do with records', async () => {
    const id = await newCase(app);
    const two = entries(started, { kind: 'backstop', unless: 'a' });
    await append(app, id, two, 'tentative');
    await append(
      app,
      id,
      two.map((entry) => ({ ...entry, at: entry.at + 9 })),
      'tentative',
    );
    await append(
      app,
      id,
      entries(started).map((entry) => ({ ...entry, at: entry.at + 9 })),
    );
    await appendToLedger(app, { kind: 'definitions-read', hash: 'h' }, { at: 1 });
    await makeAnchor(app, { now: 1, everyMs: 1 });
    while (await readFeed(app, countsReader));
    expect(await readJournal(app, id)).toHaveLength(2);
    expect([
      await verifyJournal(app, id),
      await verifyLedger(app),
      await verifyAnchors(app),
    ]).toEqual(['intact', 'intact', []]);
  });

  test.each([
    'truncate journal',
    'truncate cases cascade',
    'truncate ledger',
    'alter table journal disable trigger append_only',
    'alter table ledger disable trigger all',
    'drop trigger append_only on journal',
    'drop table ledger',
    'alter table cases add column x int',
    'create table mine (x int)',
    'create function f() returns int language sql as $$select 1$$',
    'create or replace function journal_is_append_only() returns trigger language plpgsql as $$begin return old; end$$',
    'set session_replication_role = replica',
    'set role owner',
    'update ledger set at = 0',
    'delete from ledger',
    `update journal set entry = '{}'`,
    `update journal set hash = 'x'`,
    `update journal set sealed = null`,
    'delete from journal',
    'update cases set fixed_seq = 0',
    'delete from feed',
    'update anchors set at = 0',
    'delete from anchored_heads',
    'delete from kysely_migration',
  ])('the database refuses to the app: %s', async (statement) => {
    await expect(sql.raw(statement).execute(app.db)).rejects.toThrow(
      /permission denied|must be owner|append-only/,
    );
  });
});

/** Roles that are not to be the app's, and why. */
const unfit = [
  ['owner', 'owning-role'],
  ['tidings', 'owning-role'],
  ['nobody-there', 'unknown-role'],
] as const;
