import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import type { Store } from '../../store/database.ts';
import { createSealingKeys } from '../../store/sealing-keys.ts';
import { workflowIdOf } from '../../engine/ports/workflow-ids.ts';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import type { Fact } from '../../engine/model/journal.ts';
import { findCase } from '../../store/cases.ts';
import { append, readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { readLedger } from '../../store/ledger.ts';
import { migrate, migrationsWith } from '../../store/migrate.ts';
import { openFolder } from '../../store/pglite.ts';
import type { DatabaseSchema } from '../../store/schema.ts';
import { tasksOf } from '../../store/tasks.ts';
import { findUpload, keepUpload } from '../../store/uploads.ts';
import { answered, entries, newCase, opened, started } from './entries.ts';
import { writeAsBefore } from './unsealed-case.ts';
import { openMemoryStore } from './memory-store.ts';

// What is kept of a case opens with the key of that case alone.

const byte = (value: number) => new Uint8Array(32).fill(value);
const house = (...ids: readonly string[]): PayloadKeys => ({
  active: ids[0] ?? '',
  byId: new Map(ids.map((id) => [id, byte(id.charCodeAt(0))])),
});

let store: Store;
beforeAll(async () => {
  store = await openMemoryStore(house('a'));
});
afterAll(() => store.close());

const wrappedBy = async (id: string) =>
  (
    await store.db
      .selectFrom('case_keys')
      .select('wrapped_by')
      .where('case_id', '=', id)
      .executeTakeFirst()
  )?.wrapped_by;

test('a case has a key from its first moment, and no two have the same', async () => {
  const ids = [await newCase(store), await newCase(store)];
  const keys = await Promise.all(ids.map((id) => store.sealing.of(id)));
  expect(keys.map((key) => key?.key.length)).toEqual([32, 32]);
  expect(keys[0]).not.toEqual(keys[1]);
  expect(await wrappedBy(ids[0] ?? '')).toBe('a');
});

test('the table holds no key that the house has wrapped', async () => {
  const id = await newCase(store);
  const key = await store.sealing.of(id);
  const rows = await store.db.selectFrom('case_keys').select('wrapped').execute();
  expect(
    rows.some(({ wrapped }) => Buffer.from(wrapped).includes(Buffer.from(key?.key ?? []))),
  ).toBe(false);
});

test.each<[string, PayloadKeys | undefined, string]>([
  ['the same key of the house', house('a'), 'read'],
  ['a rotation under way', house('b', 'a'), 'read'],
  ['none', undefined, 'MissingKeyError'],
  ['only another', house('b'), 'MissingKeyError'],
])('another process reads it with %s', async (_title, keys, result) => {
  const id = await newCase(store);
  const reading = createSealingKeys(store.db, keys).of(id);
  expect(await reading.then(() => 'read').catch((error: Error) => error.name)).toBe(result);
});

test('a key of another case, and one that nobody made, opens nothing', async () => {
  const [own, other] = [await newCase(store), await newCase(store)];
  const { id = '' } = (await store.sealing.of(own)) ?? {};
  expect(await store.sealing.byId(id, workflowIdOf(own))).toMatchObject({ id });
  expect(await store.sealing.byId(id, undefined)).toMatchObject({ id });
  expect(await store.sealing.byId(id, workflowIdOf(other))).toBeUndefined();
  expect(await store.sealing.byId(id, 'no-case')).toBeUndefined();
  for (const strange of ['AAAAAAAAAAAA', '', 'a', '\u0000'.repeat(12), 'x'.repeat(5000)])
    expect(await store.sealing.byId(strange, undefined)).toBeUndefined();
});

test('keys are read of more cases at once than a statement has parameters', async () => {
  const id = await newCase(store);
  const others = Array.from({ length: 70_000 }, (_, index) => `none${index}`);
  const keys = await createSealingKeys(store.db, house('a')).ofAll([id, ...others]);
  expect([...keys.keys()]).toEqual([id]);
});

test('after a rotation the keys are wrapped anew, and the old one can go', async () => {
  const id = await newCase(store);
  const made = await store.sealing.of(id);
  expect(await createSealingKeys(store.db, house('b', 'a')).rewrap()).toBeGreaterThan(0);
  expect(await wrappedBy(id)).toBe('b');
  expect(await createSealingKeys(store.db, house('b')).of(id)).toMatchObject({ id: made?.id });
  expect(await createSealingKeys(store.db, house('b')).rewrap()).toBe(0);
  await createSealingKeys(store.db, house('a', 'b')).rewrap();
});

test('keys from before there was one of the house are wrapped once there is', async () => {
  const bare = { ...store, sealing: createSealingKeys(store.db, undefined) };
  const id = await newCase(bare);
  const made = await bare.sealing.of(id);
  expect(await wrappedBy(id)).toBeNull();
  await store.sealing.rewrap();
  expect(await wrappedBy(id)).toBe('a');
  expect(await createSealingKeys(store.db, house('a')).of(id)).toEqual({ ...made, caseId: id });
});

test('a key that was destroyed is gone', async () => {
  const id = await newCase(store);
  const made = await store.sealing.of(id);
  await store.sealing.destroy(store.db, id);
  expect(await store.sealing.of(id)).toBeUndefined();
  expect(await store.sealing.byId(made?.id ?? '', undefined)).toBeUndefined();
});

/** One entry of each kind that tells of people, with words that nothing else has. */
const personal = entries(
  started,
  opened('head', 7),
  {
    kind: 'assigned',
    task: 'head',
    round: 1,
    rung: 0,
    seats: [{ seat: 'head', people: ['quintessa', 'rosalind'] }],
  },
  { kind: 'reminded', task: 'head', round: 1, people: ['rosalind'] },
  {
    ...answered('head', 'rosalind'),
    comment: 'Wunderbar',
    answers: { phone: '+49 170 5550199', note: '辛弃疾很好' },
  } as Fact,
  {
    kind: 'sent',
    message: 'm',
    step: 's',
    template: 't',
    class: 'notice',
    to: { people: ['quintessa'] },
  },
  { kind: 'undelivered', message: 'm', fate: 'refused', reason: 'Wunderbar is full' },
  { kind: 'event', event: 'withdrawn', person: 'candidate', comment: 'Sardinien', channel: 'page' },
  { kind: 'ended', outcome: 'withdrew' },
);
const words =
  /quintessa|rosalind|Wunderbar|5550199|辛弃疾|Sardinien|Magdalena|magda@|Lebenslauf|geheim/;

const stored = async ({ db }: Pick<Store, 'db'>): Promise<string> => {
  const tables = ['cases', 'journal', 'answers', 'uploads'] as const;
  const rows = [];
  for (const table of tables) rows.push(await db.selectFrom(table).selectAll().execute());
  return JSON.stringify(rows, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  );
};

test('what is personal stands nowhere as it was written, and is read as it was', async () => {
  const id = await newCase(store);
  await append(store, id, personal);
  const file = {
    case: id,
    person: 'candidate',
    name: 'Lebenslauf.pdf',
    type: 'application/pdf',
    bytes: Buffer.from('geheimnisvoll'),
  };
  const upload = await keepUpload(store, file, { at: 1 });
  expect(await stored(store)).not.toMatch(words);
  expect(await readJournal(store, id)).toEqual(personal);
  expect(await findUpload(store, 'id' in upload ? upload.id : '')).toMatchObject({
    name: 'Lebenslauf.pdf',
  });
  expect((await tasksOf(store, id))[0]?.answers).toMatchObject([
    { person: 'rosalind', comment: 'Wunderbar', answers: { note: '辛弃疾很好' } },
  ]);
});

test('a skeleton tells who was the same as whom, in its case and in no other', async () => {
  const ids = [await newCase(store), await newCase(store)];
  for (const id of ids) await append(store, id, personal);
  const people = [];
  for (const id of ids) {
    const rows = await store.db
      .selectFrom('journal')
      .select('entry')
      .where('case_id', '=', id)
      .orderBy('seq')
      .execute();
    people.push(
      rows.flatMap(({ entry }) => {
        if (entry.kind === 'assigned') return entry.seats.flatMap((seat) => seat.people);
        return entry.kind === 'answered' || entry.kind === 'event' ? [entry.person] : [];
      }),
    );
  }
  const [first = [], second = []] = people;
  expect(first[2]).toBe(first[1]);
  expect(first[0]).not.toBe(first[1]);
  expect(first[3]).toBe('candidate');
  expect(first.slice(0, 3).filter((one) => second.includes(one))).toEqual([]);
});

test('a database from before is sealed once, and keeps its old heads', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidings-sealing-'));
  const connections = await openFolder(folder);
  const db = new Kysely<DatabaseSchema>({
    dialect: new PostgresDialect({ pool: connections.pool }),
  });
  const keys = house('a');
  const provider = { getMigrations: async () => migrationsWith(keys) };
  await new Migrator({ db, provider }).migrateTo('0010-case-keys');
  const facts = { candidate: { name: 'Magdalena', email: 'magda@example.com' } };
  const heads = [];
  for (const id of ['first', 'second']) heads.push(await writeAsBefore(db, id, facts, personal));
  await migrate(db, keys);
  const migrated: Store = {
    db,
    sealing: createSealingKeys(db, keys),
    listen: (wake) => connections.listen('none', wake),
    close: () => db.destroy(),
  };
  expect(await stored(migrated)).not.toMatch(words);
  for (const id of ['first', 'second']) {
    expect(await readJournal(migrated, id)).toEqual(personal);
    expect(await verifyJournal(migrated, id)).toBe('intact');
    expect((await findCase(migrated, id))?.facts).toEqual(facts);
    expect(await findUpload(migrated, `file of ${id}`)).toMatchObject({ name: 'Lebenslauf.pdf' });
    expect((await tasksOf(migrated, id))[0]?.answers[0]?.comment).toBe('Wunderbar');
  }
  expect(await readLedger(migrated)).toMatchObject([{ kind: 'journals-sealed', heads }]);
  await append(migrated, 'first', [{ seq: 10, at: 1e12, kind: 'backstop', unless: 'answer' }]);
  await db.destroy();
  await connections.close();
  // Nor does anything lie on in the files of tables and log.
  expect(await filesWith(words, folder)).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

async function filesWith(wanted: RegExp, folder: string): Promise<readonly string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(path)] as const));
  return texts.flatMap(([path, text]) => (wanted.test(text.toString()) ? [path] : []));
}
