import request from 'supertest';
import { apiKey, createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';

// What a query asks for is understood, or refused: a filter that is lost shows everything.

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

const bearer = { Authorization: `Bearer ${apiKey}` };
const get = (path: string) => request(harness.app).get(path).set(bearer);
const post = (path: string, body: object) => request(harness.app).post(path).set(bearer).send(body);

test.each([
  'flow[]=a',
  'flow[x]=a',
  'status=ended&status=running',
  'limit=1&limit=2',
  'before[]=x',
])('a list asked for with %s is refused, not shown without that', async (query) => {
  const { status, body } = await get(`/api/cases?${query}`);
  expect([status, body.message]).toEqual([400, expect.stringMatching(/more than once/)]);
});

test.each([
  ['verify?after=', '/after'],
  ['verify?after', '/after'],
  ['ledger?after=', '/after'],
  ['ledger?limit=', '/limit'],
  ['counts?from=&to=2026-03-01', '/from'],
  ['cases?status=', '/status'],
  ['cases?flow=', '/flow'],
  ['cases?before=', '/before'],
  ['erasures?within=', '/within'],
  ['erasures?after=', '/after'],
])('%s is refused, not answered as if it had not been asked', async (query, pointer) => {
  const { status, body } = await get(`/api/${query}`);
  expect([status, body.errors]).toEqual([
    422,
    [{ pointer, message: 'has no value; leave it out' }],
  ]);
});

test.each<[string, string, RegExp]>([
  ['verify?after=nope', '/after', /must be the "next" of the part before/],
  ['counts?from=2026-03-02&to=2026-03-01', '/to', /must not be a day before "from"/],
  ['counts?from=2026-02-30', '/from', /must be a day such as/],
])('%s is refused, since nothing would be found', async (query, pointer, message) => {
  const { status, body } = await get(`/api/${query}`);
  expect([status, body.errors]).toEqual([
    422,
    [{ pointer, message: expect.stringMatching(message) }],
  ]);
});

test('a part of the verification begins behind a case, and counts of one day are counts', async () => {
  const id = await harness.openCase({ kind: 'ended', outcome: 'rejected' });
  expect((await get(`/api/verify?after=${id}`)).status).toBe(200);
  expect((await get('/api/counts?from=2026-03-02&to=2026-03-02')).status).toBe(200);
});

test.each<['get' | 'post', string, RegExp]>([
  ['get', '/api/cases?stauts=ended', /is not a key of the query; did you mean "status"/],
  ['get', '/api/counts?form=2026-01-01', /did you mean "from"/],
  ['get', '/api/ledger?limits=5', /did you mean "limit"/],
  ['get', '/api/cases/ID?full=1', /is not a key of the query/],
  ['post', '/api/cases/ID/erase?dryRun=true', /is not a key of the query/],
  ['post', '/api/cases/ID/withdraw?comment=x', /is not a key of the query/],
])('%s %s is refused, since a parameter would be lost', async (method, path, message) => {
  const id = await harness.openCase({ kind: 'ended', outcome: 'rejected' });
  const url = path.replace('ID', id);
  const answered = method === 'get' ? await get(url) : await post(url, {});
  expect([answered.status, answered.body.errors[0].message]).toEqual([
    422,
    expect.stringMatching(message),
  ]);
  expect((await get(`/api/cases/${id}`)).body.case).not.toHaveProperty('erasedAt');
});
