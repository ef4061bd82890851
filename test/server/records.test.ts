import request from 'supertest';
import { appendToLedger } from '../../store/ledger.ts';
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
