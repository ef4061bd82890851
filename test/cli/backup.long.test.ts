import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { countsReader } from '../../store/case-counts.ts';
import { findCase } from '../../store/cases.ts';
import { openAtVersion, openStore } from '../../store/database.ts';
import { eraseCase } from '../../store/erase.ts';
import { readFeed } from '../../store/feed-reader.ts';
import { append, readJournal } from '../../store/journal.ts';
import { readLedger, verifyLedger } from '../../store/ledger.ts';
import { findUpload } from '../../store/uploads.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { findPostgres, startPostgres } from '../postgres.ts';
import { createServerHarness } from '../server/harness.ts';
import { dump, partsIn, plantedCase, word } from '../server/planted-case.ts';
import { now } from '../server/sample.ts';
import { tidings } from './tidings.ts';

// What was copied comes back and goes on; what was erased since stays erased.

let root: string;
let data: string;
let erasable: string;
let open: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tidings-backup-'));
  data = join(root, 'data');
  await mkdir(data);
  await writeFile(join(data, 'temporal.db'), 'what Temporal keeps');
  const harness = await createServerHarness({}, root, { folder: join(data, 'store') });
  erasable = await plantedCase(harness, root);
  open = await harness.openCase();
  await harness.close();
}, 60_000);
afterAll(() => rm(root, { recursive: true }));

const run = (...words: readonly string[]) => tidings(words, {});
const at = (name: string) => join(root, name);
const backUp = (to: string) => run('backup', '--to', at(to), '--keys', at('keys'), '--data', data);
const restore = (from: string, into: string) =>
  run('restore', '--from', at(from), '--keys', at('keys'), '--data', at(into));

/** Every byte of a folder, unpacked. */
async function textOf(folder: string): Promise<string> {
  const texts = [];
  for (const one of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!one.isFile()) continue;
    const bytes = await readFile(join(one.parentPath, one.name));
    texts.push((one.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1'));
  }
  return texts
    .join('\n')
    .replaceAll(/\\\\x((?:[0-9a-f]{2})+)/g, (_all, hex: string) =>
      Buffer.from(hex, 'hex').toString('latin1'),
    );
}

test('a copy comes back, verifies and goes on', async () => {
  expect(await backUp('first')).toMatchObject({ code: 0, err: '' });
  expect((await readdir(at('first'))).toSorted()).toEqual([
    'backup.json',
    'database.jsonl.gz',
    'files',
    'temporal.db',
  ]);
  expect(partsIn(await textOf(at('first')))).toEqual([]);
  expect(await restore('first', 'second')).toMatchObject({ code: 0, err: '' });
  expect(await readFile(at('second/temporal.db'), 'utf8')).toBe('what Temporal keeps');
  const store = await openStore({ folder: at('second/store') });
  expect((await findCase(store, erasable))?.facts).toMatchObject({ candidate: { name: word(0) } });
  expect(JSON.stringify(await readJournal(store, erasable))).toContain(word(30));
  expect([await verifyJournal(store, erasable), await verifyJournal(store, open)]).toEqual([
    'intact',
    'intact',
  ]);
  await append(store, open, [{ seq: 2, at: now, kind: 'ended', outcome: 'rejected' }]);
  while (await readFeed(store, countsReader));
  expect(await findCase(store, open)).toMatchObject({ status: 'ended' });
  const [file] = await store.db.selectFrom('uploads').select('id').orderBy('name').execute();
  expect(Buffer.from((await findUpload(store, file?.id ?? ''))?.bytes ?? []).toString()).toMatch(
    /^Zq/,
  );
  await store.close();
}, 60_000);

test('what was erased since stays erased, and no six letters of it are left', async () => {
  const store = await openStore({ folder: join(data, 'store') });
  await eraseCase(store, erasable, { because: 'keep-over', keep: '3 years', at: now + 1 });
  await store.close();
  // The last copy of the data is older than the erasure; only the keys are of today.
  expect(await backUp('later')).toMatchObject({ code: 0 });
  expect(partsIn(await textOf(at('keys')))).toEqual([]);
  expect(await textOf(at('keys'))).not.toContain(`"case":"${erasable}","wrapped`);
  expect(await restore('first', 'third')).toMatchObject({
    code: 0,
    out: expect.stringContaining(`erased since, and again now: ${erasable}\n`),
  });
  const restored = await openStore({ folder: at('third/store') });
  expect(await verifyJournal(restored, erasable)).toBe('erased');
  expect(await verifyLedger(restored)).toBe('intact');
  expect((await readLedger(restored)).at(-1)).toMatchObject({
    kind: 'case-erased',
    case: erasable,
    because: 'keep-over',
    at: now + 1,
  });
  expect(partsIn(await dump(restored))).toEqual([]);
  await restored.close();
}, 60_000);

test('nothing is overwritten, and nothing damaged is restored', async () => {
  expect(await backUp('first')).toMatchObject({
    code: 2,
    err: expect.stringContaining('holds something already'),
  });
  expect(await restore('first', 'second')).toMatchObject({
    code: 2,
    err: expect.stringContaining('has data already (store, temporal.db)'),
  });
  expect(
    await run('backup', '--to', at('x'), '--keys', at('x/keys'), '--data', data),
  ).toMatchObject({ code: 2, err: expect.stringContaining('apart') });
  expect(
    await run('backup', '--to', at('x'), '--keys', at('keys'), '--data', at('nowhere')),
  ).toMatchObject({ code: 2, err: expect.stringContaining('holds no data') });
  expect(await restore('keys', 'fourth')).toMatchObject({
    code: 2,
    err: expect.stringContaining('is no backup'),
  });
  await writeFile(at('first/temporal.db'), 'what Temporal kept');
  expect(await restore('first', 'fourth')).toMatchObject({
    code: 2,
    err: expect.stringContaining('is not as it was written'),
  });
  expect(await readdir(root)).not.toContain('fourth');
});

test('tables of an earlier version can be filled, and those of a later one are refused', async () => {
  const { db, close } = await openAtVersion('memory', '0016-reasons');
  await expect(sql`select keep from cases`.execute(db)).rejects.toThrow('keep');
  await close();
  const later = openAtVersion('memory', '9999-later');
  await expect(later).rejects.toMatchObject({ code: 'newer-database' });
}, 60_000);

const programs = await findPostgres();
const onPostgres = programs === undefined ? describe.skip : describe;

onPostgres('with PostgreSQL', () => {
  test('a database is copied and filled by its own tools, or filled with the rows of the embedded one', async () => {
    const postgres = await startPostgres(programs ?? '');
    try {
      const [from, into] = [await postgres.createDatabase(), await postgres.createDatabase()];
      const harness = await createServerHarness({}, root, { url: from });
      const id = await plantedCase(harness, root);
      const going = await harness.openCase();
      const on = (url: string, ...words: readonly string[]) =>
        tidings([...words, '--keys', at('pg-keys')], { TIDINGS_DATABASE_URL: url });
      expect(await on(from, 'backup', '--to', at('pg'))).toMatchObject({ code: 0, err: '' });
      expect((await readdir(at('pg'))).toSorted()).toEqual(['backup.json', 'database.dump']);
      // The keys of another house are not replaced, wherever either keeps its data.
      const foreign = { code: 2, err: expect.stringContaining('has the keys of other data') };
      const intoKeys = ['backup', '--to', at('pg2'), '--keys', at('keys')];
      expect(await tidings(intoKeys, { TIDINGS_DATABASE_URL: from })).toMatchObject(foreign);
      expect(
        await run('backup', '--to', at('pg2'), '--keys', at('pg-keys'), '--data', data),
      ).toMatchObject(foreign);
      expect(await on(from, 'restore', '--from', at('pg'))).toMatchObject({
        code: 2,
        err: expect.stringContaining('has tables already'),
      });
      expect(await on(into, 'restore', '--from', at('pg'))).toMatchObject({ code: 0, err: '' });
      const store = await openStore({ url: into });
      expect((await findCase(store, id))?.facts).toMatchObject({ candidate: { name: word(0) } });
      expect(await verifyJournal(store, id)).toBe('intact');
      await append(store, going, [{ seq: 2, at: now, kind: 'ended', outcome: 'rejected' }]);
      expect(await verifyJournal(store, going)).toBe('intact');
      await store.close();
      // A copy of the embedded database fills one of PostgreSQL: the way from the one to the other.
      const moved = await postgres.createDatabase();
      const out = await tidings(['restore', '--from', at('later'), '--keys', at('keys')], {
        TIDINGS_DATABASE_URL: moved,
      });
      expect(out).toMatchObject({ code: 0, err: '' });
      const store2 = await openStore({ url: moved });
      expect(await verifyJournal(store2, open)).toBe('intact');
      await store2.close();
      await harness.close();
    } finally {
      await postgres.stop();
    }
  }, 120_000);
});
