import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { createSealingKeys } from '../../store/sealing-keys.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { openEntry } from '../../store/sealed-entry.ts';
import { keepUpload } from '../../store/uploads.ts';
import { apiKey, createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';
import { dump, partsIn, planted, plantedCase, word } from './planted-case.ts';
import { now } from './sample.ts';

// What is erased is nowhere any more, and what is left still proves that nothing else was changed.

let harness: ServerHarness;
let mails: string;
beforeAll(async () => {
  mails = await mkdtemp(join(tmpdir(), 'tidings-mails-'));
  harness = await createServerHarness({}, mails);
}, 60_000);
afterAll(async () => {
  await harness.close();
  await rm(mails, { recursive: true });
});

const auth = { Authorization: `Bearer ${apiKey}` };
const post = (path: string, body: object = {}) =>
  request(harness.app).post(path).set(auth).send(body);
const get = (path: string) => request(harness.app).get(path).set(auth);
const erase = (id: string, body: object = {}) => post(`/api/cases/${id}/erase`, body);

test('of forty planted words no six letters are left, in no place and no copy', async () => {
  const id = await plantedCase(harness, mails);
  const before = {
    journal: await harness.store.db
      .selectFrom('journal')
      .selectAll()
      .where('case_id', '=', id)
      .execute(),
    dump: await dump(harness.store),
    shown:
      JSON.stringify((await get(`/api/cases/${id}`)).body) +
      JSON.stringify((await get(`/api/cases/${id}/export`)).body),
  };
  // They were there: whoever may see the case read them.
  for (const one of planted.slice(0, 37).filter((_, index) => index < 8 || index >= 13))
    expect(before.shown).toContain(one);
  harness.hasRuns({ runId: 'r', running: false });
  expect((await erase(id, { dryRun: true })).body).toMatchObject({ erased: false });
  expect((await get(`/api/cases/${id}`)).body.case.facts.candidate.name).toBe(word(0));
  const { status, body } = await erase(id);
  expect([status, body]).toEqual([
    200,
    { erased: true, report: { entries: 8, files: 5, links: 0, mails: 1, runs: 1 } },
  ]);

  expect(await readdir(mails)).toEqual(['20260930100000000-000002.eml']);
  const exported = JSON.stringify((await get(`/api/cases/${id}/export`)).body);
  const shown = JSON.stringify((await get(`/api/cases/${id}`)).body);
  const page = (await request(harness.app).get('/console').set(auth)).text;
  for (const text of [await dump(harness.store), exported, shown, page, harness.logged.join('\n')])
    expect(partsIn(text)).toEqual([]);
  // A backup of before, with the keys of today.
  expect(partsIn(before.dump)).toEqual([]);
  const today = await createSealingKeys(harness.store.db, undefined).of(id);
  expect(today).toBeUndefined();
  const opened = before.journal.map((row) => openEntry(today, id, row));
  expect(partsIn(JSON.stringify(opened))).toEqual([]);
});

const kinds = (entries: readonly { readonly kind: string; readonly at: number }[]) =>
  entries.map(({ kind, at }) => [kind, at]);

test('what is left says what happened and when, and its chain holds', async () => {
  const id = await plantedCase(harness, mails);
  const before = (await get(`/api/cases/${id}`)).body;
  await erase(id).expect(200);
  const after = (await get(`/api/cases/${id}`)).body;
  expect(kinds(after.entries)).toEqual(kinds(before.entries));
  expect(after.case).toMatchObject({
    id,
    status: 'ended',
    outcome: 'accepted',
    erasedAt: now,
    facts: {},
  });
  expect(after.tasks[0].settled).toEqual(before.tasks[0].settled);
  expect(await verifyJournal(harness.store, id)).toBe('erased');
  const { entries } = (await get('/api/ledger?limit=500')).body;
  expect(entries).toContainEqual(
    expect.objectContaining({ kind: 'case-erased', case: id, because: 'asked', by: 'bootstrap' }),
  );
});

test.each<[string, () => Promise<string>, object, number, unknown]>([
  [
    'a case that is open',
    () => harness.openCase(),
    {},
    409,
    { refusal: { code: 'still-open', message: expect.stringContaining('withdraw or close') } },
  ],
  ['a case that there is not', async () => 'none', {}, 404, { error: 'not-found' }],
  [
    'an order that is none',
    () => endedCase(),
    { dryRun: 'yes' },
    422,
    { errors: [{ pointer: '/dryRun' }] },
  ],
  [
    'a case whose workflow still runs',
    () => {
      harness.hasRuns({ runId: 'r', running: true });
      return endedCase();
    },
    {},
    409,
    { refusal: { code: 'still-running', message: expect.stringContaining('has its outcome') } },
  ],
  [
    'a case that is erased',
    async () => {
      const id = await endedCase();
      await erase(id).expect(200);
      return id;
    },
    {},
    409,
    { refusal: { code: 'already-erased' } },
  ],
])('refused: %s', async (_title, open, order, status, body) => {
  harness.hasRuns();
  const id = await open();
  expect(await erase(id, order)).toMatchObject({ status, body });
});

const endedCase = () => harness.openCase({ kind: 'ended', outcome: 'rejected' });

test('while Temporal is away nothing is erased', async () => {
  const id = await endedCase();
  harness.failStarts(true);
  expect((await erase(id)).status).toBe(503);
  harness.failStarts(false);
  expect((await get(`/api/cases/${id}`)).body.case.facts.candidate).toBeDefined();
});

test('a link of an erased case leads nowhere', async () => {
  const id = await endedCase();
  const link = await harness.progressLink(id);
  expect((await request(harness.app).get(link)).status).toBe(200);
  await erase(id).expect(200);
  expect((await request(harness.app).get(link)).status).toBe(404);
});

test('nothing is put on the record of an erased case any more, and it takes no files', async () => {
  const id = await endedCase();
  await erase(id).expect(200);
  await expect(harness.happens(id, { kind: 'backstop', unless: 'a' })).rejects.toMatchObject({
    code: 'case-erased',
  });
  const file = { case: id, person: 'candidate', name: 'a', type: 'b', bytes: Buffer.from('c') };
  await expect(keepUpload(harness.store, file, { at: now })).rejects.toMatchObject({
    code: 'case-erased',
  });
});
