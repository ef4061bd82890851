import { sql } from 'kysely';
import request from 'supertest';
import type { Keep } from '../../engine/model/house.ts';
import { createErasureService } from '../../server/services/erasure-service.ts';
import { createRetentionService } from '../../server/services/retention-service.ts';
import { createRetentionSweep } from '../../server/services/retention-sweep.ts';
import { fakeCatalog } from './fake-catalog.ts';
import { createFakeRuns } from './fake-runs.ts';
import { apiKey, createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';
import { keep } from './keep.ts';
import { now } from './sample.ts';

// What is kept goes when its time is over: each case once, and none for the sake of another.

const dayMs = 86_400_000;

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());
/** What a test has left is no matter for the next. */
afterEach(() => harness.store.db.updateTable('cases').set({ erased_at: 1 }).execute());

const auth = { Authorization: `Bearer ${apiKey}` };
const get = (path: string) => request(harness.app).get(path).set(auth);
const post = (path: string, body: object = {}) =>
  request(harness.app).post(path).set(auth).send(body);
const ended = (outcome = 'rejected') => harness.openCase({ kind: 'ended', outcome });
const erasedIn = async () => {
  const rows = harness.store.db.selectFrom('cases').select(['id', 'erased_at']);
  // Left by another test: 1.
  return (await rows.execute())
    .flatMap(({ id, erased_at: at }) => ((at ?? 1) === 1 ? [] : [id]))
    .toSorted(inOrder);
};
const inOrder = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });
const onLedger = async (ids: readonly string[]) =>
  (await get('/api/ledger?limit=500')).body.entries
    .filter(({ kind }: { kind: string }) => kind === 'case-erased')
    .filter((one: { case: string }) => ids.includes(one.case))
    .map(({ case: id, because, keep: kept, by }: Record<string, string>) =>
      [id, because, kept, by].join(' '),
    );

interface SweepSetup {
  readonly at?: number;
  readonly house?: Keep | 'faulty';
  readonly runs?: ReturnType<typeof createFakeRuns>;
}

/** A server's sweep over the store of the harness, by a clock of its own. */
function sweeper({
  at = now,
  house = keep('30 days'),
  runs = createFakeRuns(() => false),
}: SweepSetup) {
  const clock = { now: at, house };
  const erasures = createErasureService({
    store: harness.store,
    now: () => clock.now,
    runs: runs.of,
  });
  const lines: string[] = [];
  const write = (fields: object, line: string) =>
    void lines.push(`${line} ${JSON.stringify(fields)}`);
  const log = { info: write, warn: write, error: write };
  const catalog = {
    current: async () => ({
      ...(await fakeCatalog.current()),
      house: clock.house === 'faulty' ? undefined : { keep: clock.house },
      diagnostics: clock.house === 'faulty' ? [{ ...faultOfHouse }] : [],
    }),
  };
  const parts = { store: harness.store, now: () => clock.now, log };
  const retention = createRetentionService({ ...parts, catalog, erasures });
  return { ...createRetentionSweep({ ...parts, retention }), retention, clock, lines, runs };
}

const faultOfHouse = {
  code: 'wrong-type',
  severity: 'error',
  file: 'house.yml',
  line: 1,
  column: 7,
  endLine: 1,
  endColumn: 8,
  message: '"keep" must be a period',
  hint: 'write one',
} as const;

test('a case goes when its time is over, not before, and the ledger says why', async () => {
  const [first, second] = [await ended(), await ended('accepted')];
  const sweep = sweeper({
    at: now + 30 * dayMs - 1,
    house: keep('30 days', { accepted: '1 year' }),
  });
  await sweep.look();
  expect(await erasedIn()).toEqual([]);
  sweep.clock.now += 1;
  await sweep.look();
  // Once a day.
  expect(await erasedIn()).toEqual([]);
  sweep.clock.now += dayMs;
  await sweep.look();
  expect(await erasedIn()).toEqual([first]);
  expect(await sweep.troubles()).toEqual([]);
  sweep.clock.now += 365 * dayMs;
  await sweep.look();
  expect(await erasedIn()).toEqual([first, second]);
  expect(await onLedger([first, second])).toEqual([
    `${first} keep-over 30 days `,
    `${second} keep-over 1 year `,
  ]);
});

test('time counts from the last that has happened in a case, not from its end', async () => {
  const id = await ended();
  await harness.happens(id, { kind: 'backstop', unless: 'answer' });
  await harness.store.db
    .updateTable('cases')
    .set({ ended_at: now - 90 * dayMs })
    .execute();
  const sweep = sweeper({ at: now + 29 * dayMs });
  await sweep.look();
  expect(await erasedIn()).toEqual([]);
});

test('cases that are open, stopped or erased already are passed over', async () => {
  await harness.openCase();
  await harness.openCase({ kind: 'stopped', reason: { code: 'internal-error' } });
  const done = await ended();
  await post(`/api/cases/${done}/erase`).expect(200);
  const sweep = sweeper({ at: now + 4000 * dayMs });
  expect(await sweep.retention.sweep({ limit: 10 })).toEqual({ kind: 'done', cases: [] });
});

test('a case that cannot be erased keeps no other, is named in the log and by the doctor, and goes once it can', async () => {
  const ids = [await ended(), await ended(), await ended()];
  const bad = ids[1] ?? '';
  await sql`create function refuse_erasure() returns trigger language plpgsql as
    'begin raise exception ''disk is read-only''; end'`.execute(harness.store.db);
  await sql
    .raw(
      `create trigger refuse_erasure before update of erased_at on cases for each row when (old.id = '${bad}') execute function refuse_erasure()`,
    )
    .execute(harness.store.db);
  const sweep = sweeper({ at: now + 31 * dayMs });
  await sweep.look();
  expect(await erasedIn()).toEqual([ids[0], ids[2]]);
  const [since, detail] = [now + 30 * dayMs, { kind: 'words', words: 'disk is read-only' }];
  expect(await sweep.troubles()).toEqual([{ code: 'not-erased', case: bad, since, detail }]);
  expect(sweep.lines.filter((line) => line.includes(bad))).toHaveLength(1);
  await sql`drop trigger refuse_erasure on cases`.execute(harness.store.db);
  sweep.clock.now += dayMs;
  await sweep.look();
  expect(await erasedIn()).toEqual(ids);
  expect(await sweep.troubles()).toEqual([]);
});

test('a case whose workflow is open waits, and is told after a day', async () => {
  const id = await ended();
  const runs = createFakeRuns(() => false);
  runs.has({ runId: 'r', running: true });
  const sweep = sweeper({ at: now + 30 * dayMs, runs });
  await sweep.look();
  expect(await sweep.troubles()).toEqual([]);
  sweep.clock.now += dayMs;
  await sweep.look();
  expect(await sweep.troubles()).toMatchObject([{ code: 'not-erased', case: id }]);
  runs.has({ runId: 'r', running: false });
  sweep.clock.now += dayMs;
  await sweep.look();
  expect([await erasedIn(), await sweep.troubles()]).toEqual([[id], []]);
});

test('while Temporal is away nothing goes, and it is tried again within the hour', async () => {
  const id = await ended();
  let away = true;
  const sweep = sweeper({ at: now + 31 * dayMs, runs: createFakeRuns(() => away) });
  await sweep.look();
  expect(await erasedIn()).toEqual([]);
  away = false;
  sweep.clock.now += 3_600_000;
  await sweep.look();
  expect(await erasedIn()).toEqual([id]);
});

test('a house with faults erases nothing, and the doctor says so', async () => {
  await ended();
  const sweep = sweeper({ at: now + 4000 * dayMs, house: 'faulty' });
  await sweep.look();
  expect(await erasedIn()).toEqual([]);
  const { file, line, message } = faultOfHouse;
  expect(await sweep.troubles()).toEqual([
    { code: 'house-unread', detail: { kind: 'line', file, line, message } },
  ]);
  expect(sweep.lines).toEqual([expect.stringContaining('house.yaml has faults')]);
  sweep.clock.house = keep('30 days');
  expect(await sweep.troubles()).toEqual([]);
});

test('a clock that was put back sweeps all the same', async () => {
  const sweep = sweeper({ at: now + 4000 * dayMs });
  await sweep.look();
  sweep.clock.now = now + 31 * dayMs;
  const id = await ended();
  await sweep.look();
  expect(await erasedIn()).toEqual([id]);
});

test('of two servers at once each case goes once, and a sweep in parts leaves none out', async () => {
  const ids = [];
  for (let n = 0; n < 7; n += 1) ids.push(await ended());
  const [one, other] = [sweeper({ at: now + 31 * dayMs }), sweeper({ at: now + 31 * dayMs })];
  await Promise.all([one.look(), other.look()]);
  expect(await erasedIn()).toEqual(ids);
  expect(await onLedger(ids)).toHaveLength(7);
  const more = [];
  for (let n = 0; n < 5; n += 1) more.push(await ended());
  let after: string | undefined;
  const swept: string[] = [];
  do {
    const result = await one.retention.sweep({ after, limit: 2 });
    if (result.kind !== 'done') throw new Error(result.kind);
    swept.push(...result.cases.map((found) => found.case));
    after = result.next;
  } while (after !== undefined);
  expect(swept.toSorted(inOrder)).toEqual(more);
});

test('the API lists what goes and when, and erases what is due', async () => {
  const id = await ended();
  harness.hasHouse({ keep: keep('10 days') });
  const due = { case: id, flow: 'core-transparent', outcome: 'rejected', endedAt: now };
  expect((await get('/api/erasures')).body).toEqual({ cases: [] });
  expect((await get('/api/erasures?within=2%20weeks')).body).toEqual({
    cases: [{ ...due, until: now + 10 * dayMs, keep: '10 days' }],
  });
  expect((await post('/api/erasures')).body).toEqual({ cases: [] });
  expect(await erasedIn()).toEqual([]);
});

test.each([
  ['get', '/api/erasures?within=soon', 422, { errors: [{ pointer: '/within' }] }],
  ['post', '/api/erasures', 422, { errors: [{ pointer: '/after' }] }],
] as const)('refused: %s %s', async (method, path, status, body) => {
  const answer = method === 'get' ? await get(path) : await post(path, { after: 3 });
  expect(answer).toMatchObject({ status, body });
});

test('while the house has faults the API says so', async () => {
  harness.hasHouse(undefined);
  expect(await get('/api/erasures')).toMatchObject({
    status: 422,
    body: { error: 'house-unread' },
  });
  expect(await post('/api/erasures')).toMatchObject({
    status: 422,
    body: { error: 'house-unread' },
  });
});

test('a case keeps what the house said when it was started', async () => {
  harness.hasHouse({ keep: keep('1 year', { accepted: '5 years' }) });
  const facts = { candidate: { name: 'Lin', email: 'lin@example.com' } };
  const { body } = await post('/api/cases', { facts });
  const row = await harness.store.db
    .selectFrom('cases')
    .select('keep')
    .where('id', '=', body.case)
    .executeTakeFirstOrThrow();
  expect(row.keep).toEqual(keep('1 year', { accepted: '5 years' }));
});
