import { sql, type RawBuilder } from 'kysely';
import request from 'supertest';
import type { Fact } from '../../engine/model/journal.ts';
import { appendToLedger } from '../../store/ledger.ts';
import { keepUpload } from '../../store/uploads.ts';
import { apiKey, createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';
import { now } from './sample.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

const get = (path: string) =>
  request(harness.app)
    .get(path)
    .set({ Authorization: `Bearer ${apiKey}` });
const countsAt = async (query: string) => (await get(`/api/counts${query}`)).body.counts;
const entriesAt = async (query: string) => (await get(`/api/ledger${query}`)).body.entries;

test('the ledger is read in order, from where its reader stands', async () => {
  for (const hash of ['v1', 'v2', 'v3'])
    await appendToLedger(harness.store, { kind: 'definitions-read', hash }, { at: 7 });
  const third = { seq: 3, at: 7, kind: 'definitions-read', hash: 'v3' };
  expect(await entriesAt('')).toHaveLength(3);
  expect(await entriesAt('?after=2&limit=5')).toEqual([third]);
  expect(await entriesAt('?after=3')).toEqual([]);
});

test.each(['after=-1', 'after=x', 'after=99999999999', 'limit=0', 'limit=501', 'limit=1.5'])(
  'the ledger is not read with %s',
  async (query) => {
    const { status, body } = await get(`/api/ledger?${query}`);
    const pointer = `/${query.split('=')[0]}`;
    expect([status, body]).toMatchObject([422, { errors: [{ pointer }] }]);
  },
);

test('counts are of the days that are asked for', async () => {
  await harness.openCase({ kind: 'ended', outcome: 'rejected' });
  const [flow, day] = ['core-transparent', new Date(now).toISOString().slice(0, 10)];
  const both = [
    { flow, what: 'ended', outcome: 'rejected', count: 1 },
    { flow, what: 'started', count: 1 },
  ];
  expect(await countsAt('')).toEqual(both);
  expect(await countsAt(`?from=${day}&to=${day}`)).toEqual(both);
  expect(await countsAt('?to=2001-01-01')).toEqual([]);
  for (const query of ['from=today', 'from=2026-02-30', 'to=1e9', 'to=2026-1-1'])
    expect((await get(`/api/counts?${query}`)).status).toBe(422);
});

const withdrawn: Fact = {
  kind: 'event',
  event: 'withdrawn',
  person: 'candidate',
  channel: 'page',
  comment: 'moved',
};
const notReached: readonly Fact[] = [
  {
    kind: 'sent',
    message: 'm',
    step: 's',
    template: 't',
    class: 'notice',
    to: { who: 'candidate' },
  },
  { kind: 'undelivered', message: 'm', fate: 'refused', reason: 'no such mailbox' },
];

test('a case that cannot be read is shown without what does not open, and the others as ever', async () => {
  const [id, other] = [await harness.openCase(), await harness.openCase()];
  const { db } = harness.store;
  await harness.happens(id, ...notReached, withdrawn);
  const seq = (await get(`/api/cases/${id}`)).body.entries.at(-1).seq;
  await sql`set session_replication_role = replica`.execute(db);
  await sql`update cases set facts = set_byte(facts, 20, get_byte(facts, 20) # 1) where id = ${id}`.execute(
    db,
  );
  await sql`update journal set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1)
    where case_id = ${id} and seq = ${seq}`.execute(db);
  const { status, body } = await get('/api/cases');
  expect(status).toBe(200);
  const listed = new Map(body.cases.map((one: { id: string }) => [one.id, one]));
  expect(listed.get(id)).toHaveProperty('unreadable', true);
  expect(listed.get(other)).not.toHaveProperty('unreadable');
  expect((await get(`/api/cases/${id}`)).body).toMatchObject({
    case: { facts: {}, unreadable: true },
    unreadable: [seq],
    messages: [{ fate: { fate: 'refused', reason: 'no such mailbox' } }],
  });
  const faults = (await get('/api/verify')).body.faults;
  expect(faults).toEqual([
    { code: 'journal-broken', case: id, seq },
    { code: 'facts-unreadable', case: id },
  ]);
  const agent = request.agent(harness.app);
  await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  const page = async (path: string, locale: string) =>
    (await agent.get(path).set('accept-language', locale)).text;
  for (const [locale, list, facts, entry] of [
    ['en', 'cannot be read', 'The facts of this case cannot be read', 'What this entry tells'],
    ['zh-CN', '无法读取', '本案例的资料无法读取', '此条记录中涉及个人的内容无法读取'],
  ] as const) {
    expect(await page('/console', locale)).toContain(list);
    const shown = await page(`/console/${id}`, locale);
    expect(shown).toContain(facts);
    expect(shown).toContain(entry);
  }
  await sql`delete from cases where id = ${id}`.execute(db);
  await sql`set session_replication_role = origin`.execute(db);
});

const flip = (column: string) =>
  sql.raw(`${column} = set_byte(${column}, 20, get_byte(${column}, 20) # 1)`);

test.each<[string, (id: string) => RawBuilder<unknown>]>([
  ['facts', (id) => sql`update cases set ${flip('facts')} where id = ${id}`],
  [
    'entry',
    (id) => sql`update journal set ${flip('sealed')} where case_id = ${id} and sealed is not null`,
  ],
  ['file', (id) => sql`update uploads set ${flip('bytes')} where case_id = ${id}`],
])(
  'of a case of which %s does not open nothing is given out in part, and that is told',
  async (what, change) => {
    const { db } = harness.store;
    const id = await harness.openCase(...notReached, withdrawn);
    const file = { case: id, person: 'candidate', name: 'a.pdf', type: 'application/pdf' };
    const kept = await keepUpload(
      harness.store,
      { ...file, bytes: Buffer.from('proof') },
      { at: 1 },
    );
    await get(`/api/cases/${id}/export`).expect(200);
    await sql`set session_replication_role = replica`.execute(db);
    await change(id).execute(db);
    const { status, body } = await get(`/api/cases/${id}/export`);
    expect([status, body.error]).toEqual([409, 'unreadable']);
    expect(body.message).toMatch(new RegExp(`^(the )?${what}.* of case "${id}" do(es)? not open`));
    expect((await get(`/api/cases/${id}`)).status).toBe(200);
    const page = await request(harness.app).get(`${await harness.progressLink(id)}?lang=en`);
    expect([page.status, page.text.includes('This cannot be shown')]).toEqual(
      what === 'file' ? [200, false] : [409, true],
    );
    const download = await get(`/api/cases/${id}/files/${'id' in kept ? kept.id : ''}`);
    expect(download.status).toBe(what === 'file' ? 409 : 200);
    await sql`delete from cases where id = ${id}`.execute(db);
    await sql`set session_replication_role = origin`.execute(db);
  },
);

test('the API verifies what is on record', async () => {
  const id = await harness.openCase();
  const { body } = await get('/api/verify');
  expect(body).toEqual({
    faults: [],
    journals: expect.any(Number) as number,
    erased: 0,
    histories: 0,
    anchors: 'not-kept',
  });
  expect((await get(`/api/verify?after=${id}`)).body).not.toHaveProperty('anchors');
});
