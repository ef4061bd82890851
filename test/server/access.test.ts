import type { IRouter } from 'express';
import request from 'supertest';
import { dayMs } from '../../engine/time/units.ts';
import { readJournal } from '../../store/journal.ts';
import { readLedger, verifyLedger } from '../../store/ledger.ts';
import { keepApiKey } from '../../store/api-keys.ts';
import { rights, type Right } from '../../server/access/right.ts';
import { department, now, seats } from './sample.ts';
import { createKeyService } from '../../server/services/key-service.ts';
import { apiKey, createServerHarness, type ServerHarness } from './harness.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

/** Every route for holders of keys, as the app has it, and what it asks for. */
const asked: Readonly<Record<string, readonly Right[]>> = {
  'POST /codec/decode': ['see'],
  'POST /codec/encode': ['act-for', 'withdraw', 'resume'],
  'POST /api/cases': ['start'],
  'GET /api/cases': ['see'],
  'GET /api/cases/:id': ['see'],
  'GET /api/cases/:id/files/:file': ['see'],
  'POST /api/cases/:id/decide': ['act-for'],
  'POST /api/cases/:id/withdraw': ['withdraw'],
  'POST /api/cases/:id/links/revoke': ['access'],
  'POST /api/cases/:id/resume': ['resume'],
  'POST /api/cases/:id/close': ['resume'],
  'POST /api/cases/:id/erase': ['erase'],
  'GET /api/cases/:id/export': ['erase'],
  'GET /api/erasures': ['erase'],
  'POST /api/erasures': ['erase'],
  'GET /api/keys': ['access'],
  'POST /api/keys': ['access'],
  'POST /api/keys/:name/revoke': ['access'],
  'GET /api/counts': ['report'],
  'GET /api/ledger': ['audit'],
  'GET /api/verify': ['audit'],
  'GET /api/doctor': ['see'],
  'GET /metrics': ['report'],
  'GET /console': ['see'],
  'GET /console/:id': ['see'],
  'GET /console/:id/files/:file': ['see'],
  'POST /console/:id/links/revoke': ['access', 'see'],
};
/** They lead in and out, and show nothing. */
const doors = ['POST /console/sign-in', 'POST /console/sign-out'];

const guarded = /^\/(api|codec|console|metrics)\b/;

const routesOf = (router: IRouter): readonly string[] =>
  router.stack.flatMap((layer) => {
    const { handle, route } = layer as unknown as { handle?: IRouter; route?: unknown };
    if (route === undefined) return handle?.stack === undefined ? [] : routesOf(handle);
    const { path, methods } = route as { path: string; methods: Record<string, boolean> };
    return Object.keys(methods)
      .filter((method) => method !== '_all')
      .map((method) => `${method.toUpperCase()} ${path}`);
  });

test('the table of rights names every route of API, console and codec', () => {
  const { router } = harness.app as unknown as { router: IRouter };
  const routes = routesOf(router).filter((route) => guarded.test(route.split(' ')[1] ?? ''));
  expect(new Set(routes)).toEqual(new Set([...Object.keys(asked), ...doors]));
});

/** A key as nobody is given one: with exactly these rights, also with none. */
const keyWith = async (given: readonly Right[], name = `k${(count += 1)}`) => {
  const secret = `tidings_${name.padEnd(43, '_')}`;
  await keepApiKey(harness.store, {
    name,
    rights: given,
    roles: [],
    secret,
    createdBy: 'bootstrap',
    createdAt: now,
    expiresAt: now + dayMs,
  });
  return secret;
};
let count = 0;

const sessionOf = async (secret: string) => {
  const agent = request.agent(harness.app);
  await agent.post('/console/sign-in').type('form').send({ key: secret });
  return agent;
};

const statusOf = async (route: string, secret: string) => {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replaceAll(/:\w+/g, 'nothing');
  const agent = pattern.startsWith('/console') ? await sessionOf(secret) : request(harness.app);
  const sent = method === 'GET' ? agent.get(path) : agent.post(path).send({});
  const { status, text } = await sent.set('Authorization', `Bearer ${secret}`);
  // The console has no session for whoever may not see.
  return text.includes('API key</label>') ? 403 : status;
};

test.each(Object.entries(asked))('%s asks for %s', async (route, needed) => {
  const without = rights.filter((right) => right !== needed[0]);
  expect(await statusOf(route, await keyWith(needed))).not.toBe(403);
  expect(await statusOf(route, await keyWith(without))).toBe(403);
  expect(await statusOf(route, await keyWith([]))).toBe(403);
});

const bearer = (secret: string) => ({ Authorization: `Bearer ${secret}` });
const create = (secret: string, body: object) =>
  request(harness.app).post('/api/keys').set(bearer(secret)).send(body);
const revoke = (name: string) =>
  request(harness.app).post(`/api/keys/${name}/revoke`).set(bearer(apiKey)).send({});
const casesBy = async (secret: string) =>
  (await request(harness.app).get('/api/cases').set(bearer(secret))).status;

test('a key is made, works, stands in the list without what opens anything, and ends when it is revoked', async () => {
  const made = await create(apiKey, { name: 'ats', rights: ['start', 'see'], days: 30 });
  expect([made.status, made.body]).toEqual([
    201,
    {
      key: {
        name: 'ats',
        rights: ['see', 'start'],
        roles: [],
        createdBy: 'bootstrap',
        createdAt: now,
        expiresAt: now + 30 * dayMs,
      },
      secret: expect.stringMatching(/^tidings_[\w-]{43}$/),
    },
  ]);
  const { secret } = made.body;
  expect(await casesBy(secret)).toBe(200);
  const { body, text } = await request(harness.app).get('/api/keys').set(bearer(apiKey));
  expect(body.keys).toContainEqual(expect.objectContaining({ name: 'ats', usedAt: now }));
  expect(text).not.toMatch(/tidings_|hash|"id"/);
  const rows = JSON.stringify(await harness.store.db.selectFrom('api_keys').selectAll().execute());
  expect(rows).not.toContain(secret);
  const session = await sessionOf(secret);
  expect((await session.get('/console')).text).toContain('<h1>Cases</h1>');
  expect((await revoke('ats')).body).toEqual({ done: true, already: false, made: [] });
  expect((await revoke('ats')).body).toEqual({ done: true, already: true, made: [] });
  expect((await revoke('nobody')).status).toBe(404);
  expect(await casesBy(secret)).toBe(401);
  expect((await session.get('/console')).text).toContain('API key</label>');
});

test('a key that has ended opens nothing, and neither does its session', async () => {
  const { store } = harness;
  const secret = await keyWith(['see'], 'ending');
  const keysAt = (instant: number) => createKeyService({ store, apiKey, now: () => instant });
  const { id = '' } = (await keysAt(now).principal(secret)) ?? {};
  const known = async (instant: number) =>
    [await keysAt(instant).principal(secret), await keysAt(instant).principalById(id)].map(
      (principal) => principal?.name,
    );
  expect(await known(now + dayMs - 1)).toEqual(['ending', 'ending']);
  expect(await known(now + dayMs)).toEqual([undefined, undefined]);
  expect(await keysAt(now).principal(`${secret} `)).toBeUndefined();
});

test.each<[string, object, number, string]>([
  ['no name', { rights: ['see'] }, 422, '/name'],
  ['a name for no record', { name: 'A b', rights: ['see'] }, 422, '/name'],
  ['the name of the key of the settings', { name: 'bootstrap', rights: ['see'] }, 409, 'settings'],
  ['no rights', { name: 'x', rights: [] }, 422, '/rights'],
  ['a right that there is not', { name: 'x', rights: ['see', 'reed'] }, 422, '/rights/1'],
  ['no end', { name: 'x', rights: ['see'], days: 0 }, 422, '/days'],
  ['an end that nobody lives to see', { name: 'x', rights: ['see'], days: 367 }, 422, '/days'],
  ['half a day', { name: 'x', rights: ['see'], days: 0.5 }, 422, '/days'],
  ['what means nothing', { name: 'x', rights: ['see'], expires: 'never' }, 422, '/expires'],
  ['a name that was given before', { name: 'twice', rights: ['see'] }, 409, 'choose another'],
])('no key is made with %s', async (_title, body, status, said) => {
  await keyWith(['see'], 'twice');
  const { status: got, text } = await create(apiKey, body);
  expect([got, text]).toEqual([status, expect.stringContaining(said)]);
});

test('nobody gives rights that they do not have', async () => {
  const secret = await keyWith(['access', 'see']);
  const { status, body } = await create(secret, { name: 'more', rights: ['see', 'erase'] });
  expect([status, body.message]).toEqual([
    403,
    'nobody gives rights or roles that they do not have: erase',
  ]);
  expect(
    (await create(secret, { name: 'less', rights: ['see'], days: 1 })).body.key.createdBy,
  ).toMatch(/^k\d+$/);
});

test('no key outlives the one by which it is made', async () => {
  const secret = await keyWith(['access', 'see'], 'maker');
  const longer = await create(secret, { name: 'child', rights: ['see'], days: 2 });
  const message = 'no key outlives the one by which it is made: give at most 1';
  expect([longer.status, longer.body]).toEqual([422, { errors: [{ pointer: '/days', message }] }]);
  expect(
    (await create(secret, { name: 'child', rights: ['see'], days: 1 })).body.key,
  ).toMatchObject({ createdBy: 'maker', expiresAt: now + dayMs });
  expect((await revoke('maker')).body.made).toEqual(['child']);
  await revoke('child');
  expect((await revoke('maker')).body.made).toEqual([]);
});

test('a refusal names the key and the right', async () => {
  const secret = await keyWith(['see'], 'reader');
  const { body } = await request(harness.app)
    .post('/api/cases/x/withdraw')
    .set(bearer(secret))
    .send({});
  expect(body).toEqual({
    error: 'right-needed',
    message: 'the key "reader" lacks the right to do this: withdraw',
  });
});

test('what is said through a key stands on record under its name, whatever the body claims', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const secret = await keyWith(['act-for', 'withdraw'], 'hris');
  const post = (act: string, body: object) =>
    request(harness.app)
      .post(`/api/cases/${id}/${act}`)
      .set(bearer(secret))
      .send({ ...body, channel: 'cli' });
  const decision = { task: 'department', person: 'li-na', outcome: 'approved' };
  const claimed = await post('decide', { ...decision, key: 'someone-else' });
  expect([claimed.status, claimed.body.errors]).toMatchObject([422, [{ pointer: '/key' }]]);
  await post('decide', decision);
  await post('withdraw', {});
  const kept = (await readJournal(harness.store, id)).filter(
    ({ kind }) => kind === 'answered' || kind === 'event',
  );
  expect(kept).toEqual([
    expect.objectContaining({ kind: 'answered', channel: 'cli', key: 'hris' }),
    expect.objectContaining({ kind: 'event', channel: 'cli', key: 'hris' }),
  ]);
});

test('what a key has changed stands on the ledger, and how keys came and went', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const { secret } = (await create(apiKey, { name: 'erp', rights: ['withdraw'] })).body;
  const post = (path: string, shown: string) =>
    request(harness.app).post(path).set(bearer(shown)).send({});
  await post(`/api/cases/${id}/withdraw`, secret);
  await post(`/api/cases/${id}/decide`, secret);
  await post('/api/keys/erp/revoke', apiKey);
  await post('/api/keys/erp/revoke', apiKey);
  const entries = (await readLedger(harness.store, { limit: 500 })).slice(-3);
  expect(entries.map(({ seq: _seq, at: _at, ...fact }) => fact)).toEqual([
    {
      kind: 'key-created',
      key: 'erp',
      rights: ['withdraw'],
      expiresAt: now + 90 * dayMs,
      by: 'bootstrap',
    },
    { kind: 'key-used', key: 'erp', right: 'withdraw', case: id },
    { kind: 'key-revoked', key: 'erp', by: 'bootstrap' },
  ]);
  expect(await verifyLedger(harness.store)).toBe('intact');
});

test('nobody signs in with a key that may not see', async () => {
  const secret = await keyWith(['start']);
  const { status, text } = await request(harness.app)
    .post('/console/sign-in')
    .type('form')
    .send({ key: secret });
  expect([status, text]).toEqual([403, expect.stringContaining('This key may not see cases.')]);
});
