import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openStore, type Store } from '../../store/database.ts';
import { eraseCase } from '../../store/erase.ts';
import { sweepUploads } from '../../store/forgotten-uploads.ts';
import { append } from '../../store/journal.ts';
import {
  findUpload,
  keepUpload,
  touchUpload,
  uploadsOf,
  type Upload,
} from '../../store/uploads.ts';
import { entries, newCase } from './entries.ts';
import { sampleUpload } from './sample-upload.ts';

// Files that people send: where their bytes lie, how long, and what a crash between row and file leaves.

let data: string;
let store: Store;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'tidings-uploads-'));
  store = await openStore({ folder: data });
}, 60_000);
afterAll(async () => {
  await store.close();
  await rm(data, { recursive: true });
});

const day = 86_400_000;
const now = 100 * day;
const folder = () => join(data, 'files');
const onDisk = async () => (await readdir(folder())).toSorted();
const words = Buffer.from('what nobody else has written');
const upload = (caseId: string, given: Partial<Upload> = {}): Upload =>
  sampleUpload(caseId, { bytes: words, ...given });
const keep = async (caseId: string, given: Partial<Upload> = {}, at = now): Promise<string> => {
  const kept = await keepUpload(store, upload(caseId, given), { at });
  return 'id' in kept ? kept.id : kept.full;
};
const names = async (caseId: string) => (await uploadsOf(store, caseId)).map(({ name }) => name);
const answer = (caseId: string, id: string) =>
  append(
    store,
    caseId,
    entries({
      kind: 'answered',
      task: 'form',
      round: 1,
      person: 'candidate',
      outcome: 'accepted',
      answers: { proof: { upload: id } },
      channel: 'page',
    }),
  );
/** As if it had been written two days ago. */
const age = async (name: string): Promise<string> => {
  await utimes(join(folder(), name), (now - 2 * day) / 1000, (now - 2 * day) / 1000);
  return name;
};

test('bytes lie sealed in a file of their own, which nobody else may read, and in no row', async () => {
  const id = await keep(await newCase(store));
  const written = await readFile(join(folder(), id));
  expect(written.includes(words)).toBe(false);
  expect((await findUpload(store, id))?.bytes).toEqual(new Uint8Array(words));
  const row = await store.db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  expect(row).toMatchObject({ bytes: null, size: words.length });
});

test('erasing a case takes its files from the disk, and no others', async () => {
  const [gone, stays] = [await newCase(store), await newCase(store)];
  const ids = [await keep(gone), await keep(gone, { person: 'other' }), await keep(stays)];
  await store.db.updateTable('cases').set({ status: 'ended' }).where('id', '=', gone).execute();
  expect(await eraseCase(store, gone, { because: 'asked', by: 'key', at: now })).toBeUndefined();
  const left = await onDisk();
  expect(ids.map((id) => left.includes(id))).toEqual([false, false, true]);
});

test('what was sent for one field makes room for what follows, and for nothing else', async () => {
  const id = await newCase(store);
  const place = { task: 'form', round: 1, field: 'proof' };
  const others: Partial<Upload>[] = [
    { asked: { ...place, field: 'photo' } },
    { asked: { ...place, round: 2 } },
    { asked: { ...place, task: 'other' } },
    { person: 'other' },
  ];
  for (const [n, other] of others.entries()) await keep(id, { ...other, name: `${n}` }, now);
  for (let n = 1; n <= 5; n += 1) await keep(id, { name: `proof ${n}` }, now + n);
  expect((await names(id)).toSorted()).toEqual(['0', '1', '2', '3', 'proof 4', 'proof 5']);
  expect((await onDisk()).length).toBeGreaterThanOrEqual(6);
});

test('what an answer names stays, however much follows', async () => {
  const id = await newCase(store);
  const named = await keep(id, { name: 'named' }, now);
  await answer(id, named);
  for (let n = 1; n <= 4; n += 1) await keep(id, { name: `${n}` }, now + n);
  expect(await names(id)).toEqual(['named', '3', '4']);
});

test.each<[string, number, (caseId: string, id: string) => Promise<unknown>, 'stays' | 'goes']>([
  ['of a form that was never sent', 2, async () => undefined, 'goes'],
  ['that came just now', 0, async () => undefined, 'stays'],
  ['that an answer names', 2, answer, 'stays'],
  ['with which somebody has gone on', 2, (_, id) => touchUpload(store, id, now), 'stays'],
  [
    'of a case of which an answer does not open',
    2,
    async (caseId) => {
      await answer(caseId, 'another');
      await sql`alter table journal disable trigger append_only`.execute(store.db);
      await sql`update journal set sealed = 'broken' where case_id = ${caseId}`.execute(store.db);
      await sql`alter table journal enable trigger append_only`.execute(store.db);
    },
    'stays',
  ],
])('a file %s is swept or not', async (_title, days, happen, expected) => {
  const caseId = await newCase(store);
  const id = await keep(caseId, {}, now - days * day);
  await happen(caseId, id);
  await sweepUploads(store, now - day);
  await sweepUploads(store, now - day);
  expect((await onDisk()).includes(id) ? 'stays' : 'goes').toBe(expected);
  const row = await store.db.selectFrom('uploads').select('id').where('id', '=', id).execute();
  expect(row.length === 1 ? 'stays' : 'goes').toBe(expected);
});

/** What a process leaves behind that is killed at this point, and a later look finds: the names on disk that concern it. */
test.each<[string, (caseId: string) => Promise<string>, 'stays' | 'goes']>([
  [
    'while the bytes are written',
    async (caseId) => {
      await writeFile(join(folder(), `${caseId}.part`), 'half');
      return age(`${caseId}.part`);
    },
    'goes',
  ],
  [
    'before the row is written',
    async (caseId) => {
      await writeFile(join(folder(), caseId), 'sealed');
      return age(caseId);
    },
    'goes',
  ],
  [
    'after the row has gone, before the file has',
    async (caseId) => {
      const id = await keep(caseId);
      await store.db.deleteFrom('uploads').where('id', '=', id).execute();
      return age(id);
    },
    'goes',
  ],
  ['after both are written', async (caseId) => age(await keep(caseId)), 'stays'],
  [
    'just now, and somebody else is about to write the row',
    async (caseId) => {
      await writeFile(join(folder(), caseId), 'sealed');
      return caseId;
    },
    'stays',
  ],
])('a process that is killed %s leaves nothing wrong', async (_title, kill, expected) => {
  const name = await kill(await newCase(store));
  await sweepUploads(store, now - day);
  expect((await onDisk()).includes(name) ? 'stays' : 'goes').toBe(expected);
});

test('a file whose bytes are lost is told of, and keeps no other from being read', async () => {
  const id = await newCase(store);
  const [lost, other] = [await keep(id, { name: 'lost' }), await keep(id, { name: 'other' })];
  await rm(join(folder(), lost));
  await expect(findUpload(store, lost)).rejects.toMatchObject({ code: 'file-unreadable' });
  expect(await findUpload(store, other)).toMatchObject({ name: 'other' });
  expect(await findUpload(store, 'none')).toBeUndefined();
});

const failing = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));

test('where the disk is full there is no room, and nothing is left of the file', async () => {
  const id = await newCase(store);
  const { files } = store;
  if (files === undefined) throw new Error('no folder');
  const full: Store = { ...store, files: { ...files, write: failing } };
  expect(await keepUpload(full, upload(id), { at: now })).toEqual({ full: 'house' });
  expect(await names(id)).toEqual([]);
});

test('files that came at once stay within the bounds together', async () => {
  const id = await newCase(store);
  const room = { ofCase: words.length * 3, ofHouse: 1e9 };
  const fields = Array.from({ length: 8 }, (_, n) => ({ task: 'form', round: 1, field: `${n}` }));
  const before = (await onDisk()).length;
  const kept = await Promise.all(
    fields.map((asked) => keepUpload(store, upload(id, { asked }), { at: now, room })),
  );
  expect(kept.filter((one) => 'full' in one)).toHaveLength(5);
  expect((await onDisk()).length - before).toBe(3);
});

test('what an older version kept in rows is moved into files, once, wherever it was broken off', async () => {
  const id = await newCase(store);
  const [whole, broken] = [await keep(id, { name: 'whole' }), await keep(id, { name: 'broken' })];
  for (const file of [whole, broken]) {
    const bytes = await readFile(join(folder(), file));
    await sql`update uploads set bytes = ${bytes} where id = ${file}`.execute(store.db);
  }
  await rm(join(folder(), whole));
  await writeFile(join(folder(), broken), 'half of it');
  await store.close();
  store = await openStore({ folder: data });
  expect((await uploadsOf(store, id)).map(({ bytes }) => Buffer.from(bytes))).toEqual([
    words,
    words,
  ]);
  const rows = await store.db
    .selectFrom('uploads')
    .select('id')
    .where('bytes', 'is not', null)
    .execute();
  expect(rows).toEqual([]);
}, 60_000);
