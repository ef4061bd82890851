import request from 'supertest';
import { department, now, seats } from './sample.ts';
import { apiKey, createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';
import { refusedByRelay, waitsNoLonger } from '../../store/relay.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness({
    limits: { unknownLinks: 4, links: 60, signIns: 3, keys: 6 },
    temporalUi: ['http://127.0.0.1:8233'],
  });
}, 60_000);
afterAll(() => harness.close());

const openTask = async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  return harness.taskLink(id, 'department', 'li-na');
};

test('a page runs no script, is kept by nobody and tells nobody where it was', async () => {
  const { headers, text } = await request(harness.app).get(await openTask());
  expect(headers).toMatchObject({
    'content-security-policy':
      "default-src 'none';style-src 'self';img-src 'self' data:;form-action 'self';base-uri 'none';frame-ancestors 'none'",
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(headers).not.toHaveProperty('strict-transport-security');
  expect(text).not.toMatch(/<script|style="|\son[a-z]+=/);
});

test.each<[string, Record<string, string>, number]>([
  ['our own page', { 'Sec-Fetch-Site': 'same-origin' }, 303],
  ['another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  ['a sister site', { 'Sec-Fetch-Site': 'same-site' }, 403],
  ['another origin in an old browser', { Origin: 'https://evil.example' }, 403],
  ['an old browser that hides where it was', { Origin: 'null' }, 403],
  [
    'a page that hides where it was, in our own',
    { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    303,
  ],
  [
    'a name that was pointed at us',
    { Origin: 'http://evil.example:8787', Host: 'evil.example:8787' },
    403,
  ],
  ['our own origin in an old browser', { Origin: 'http://127.0.0.1:8787' }, 303],
  ['a program', {}, 303],
])('an answer posted from %s', async (_title, headers, status) => {
  const link = await openTask();
  const before = harness.acts.length;
  const sent = await request(harness.app)
    .post(link)
    .set(headers)
    .type('form')
    .send({ outcome: 'approved' });
  expect(sent.status).toBe(status);
  expect(harness.acts.length - before).toBe(status === 303 ? 1 : 0);
});

test('the log has routes, never tokens, names or addresses', async () => {
  const link = await openTask();
  await request(harness.app).get(link);
  const lines = harness.logged.join('\n');
  expect(lines).toContain('"route":"/t/:token"');
  expect(lines).not.toContain(link.slice(3));
  expect(lines).not.toMatch(/Zhang|Li Na|example\.com|127\.0\.0\.1/);
});

test('health: the process lives, and is ready when database and Temporal are', async () => {
  const ready = () => request(harness.app).get('/readyz');
  expect((await request(harness.app).get('/livez')).status).toBe(200);
  expect((await ready()).body).toEqual({
    status: 'ok',
    database: true,
    temporal: true,
    keys: true,
    caseKeys: true,
    searchAttributes: true,
    mail: true,
  });
  harness.failStarts(true);
  expect((await ready()).status).toBe(503);
  harness.failStarts(false);
});

test('readyz says since when and why the mail server refuses us, and is ready all the same', async () => {
  const reason = 'the mail server refuses us: 550 5.7.1';
  await refusedByRelay(harness.store, { mail: 'm', at: now, reason });
  const { status, body } = await request(harness.app).get('/readyz');
  await waitsNoLonger(harness.store, 'm', now);
  expect([status, body]).toMatchObject([
    200,
    {
      status: 'ok',
      mail: false,
      why: reason,
      since: new Date(now).toISOString(),
    },
  ]);
});

const payload = { metadata: { encoding: 'anNvbi9wbGFpbg==' }, data: 'e30=' };
const decode = (headers: Record<string, string>) =>
  request(harness.app)
    .post('/codec/decode')
    .set(headers)
    .send({ payloads: [payload] });

const bearer = { Authorization: `Bearer ${apiKey}` };

test('payloads are decoded for the Temporal UI of the settings', async () => {
  const { status, body, headers } = await decode({ Origin: 'http://127.0.0.1:8233', ...bearer });
  expect([status, body]).toEqual([200, { payloads: [{ metadata: {}, data: 'e30=' }] }]);
  expect(headers['access-control-allow-origin']).toBe('http://127.0.0.1:8233');
  await request(harness.app)
    .options('/codec/decode')
    .set('Origin', 'http://127.0.0.1:8233')
    .expect(204);
});

test('an empty list of payloads may be left out', async () => {
  const { status, body } = await request(harness.app).post('/codec/decode').set(bearer).send({});
  expect([status, body]).toEqual([200, { payloads: [] }]);
});

test.each<[string, Record<string, string>, number]>([
  ['another origin', { Origin: 'https://evil.example', ...bearer }, 403],
  ['this machine without the key', {}, 401],
  ['the origin of the UI, which anybody can name', { Origin: 'http://127.0.0.1:8233' }, 401],
  ['a proxy that names nobody', { Forwarded: 'for=192.0.2.1' }, 401],
  ['whoever has the key', bearer, 200],
])('payloads for %s', async (_title, headers, status) => {
  expect((await decode(headers)).status).toBe(status);
});

test('payloads are decoded for the Temporal UI of whoever is signed in to the console', async () => {
  const agent = request.agent(harness.app);
  const asked = () =>
    agent
      .post('/codec/decode')
      .set('Origin', 'http://127.0.0.1:8233')
      .send({ payloads: [payload] });
  expect((await asked()).status).toBe(401);
  await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  const { status, headers } = await asked();
  expect([status, headers['access-control-allow-credentials']]).toEqual([200, 'true']);
});

test('the console opens for a holder of the key, and closes again', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const agent = request.agent(harness.app);
  const closed = await agent.get(`/console/${id}`);
  expect(closed.text).toContain('API key');
  expect(closed.text).not.toContain('Zhang');
  await agent.post('/console/sign-in').type('form').send({ key: 'wrong' }).expect(403);
  const signedIn = await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  expect(signedIn.headers['set-cookie']?.[0]).toMatch(
    /^tidings=.*; Path=\/; .*HttpOnly; SameSite=Lax$/,
  );
  expect((await agent.get('/console?status=running')).text).toContain(id);
  const { text } = await agent.get(`/console/${id}`);
  expect(text).toMatch(/Open tasks.*Department HR review.*Li Na/s);
  expect(text).toMatch(
    /Timeline.*started with the flow core-transparent.*Department HR review opened for department-hr/s,
  );
  await agent.get('/console/nope').expect(404);
  await agent.post('/console/sign-out').expect(303);
  expect((await agent.get('/console')).text).toContain('API key');
});

test('a forged or outdated session opens nothing', async () => {
  for (const cookie of ['tidings=', 'tidings=9999999999999.x.y', 'tidings=a', 'x=y']) {
    const { text } = await request(harness.app).get('/console').set('Cookie', cookie);
    expect(text).toContain('API key');
  }
});

test('guessing keys and links is slowed down, in the look of every other page', async () => {
  const signIn = () =>
    request(harness.app).post('/console/sign-in').type('form').send({ key: 'x' });
  await signIn();
  await signIn();
  expect((await signIn()).status).toBe(429);
  let last = await request(harness.app).get('/t/forged');
  for (let i = 0; i < 5; i += 1) last = await request(harness.app).get('/t/forged');
  expect(last.status).toBe(429);
  expect(last.text).toContain('Too many requests');
  // The same address, with a link that somebody was given.
  const link = await openTask();
  for (let mistake = 0; mistake < 6; mistake += 1)
    await request(harness.app).post(link).type('form').send({ outcome: 'nonsense' }).expect(422);
  await request(harness.app).get(link).expect(200);
});

const casesBy = (key: string) =>
  request(harness.app).get('/api/cases').set('Authorization', `Bearer ${key}`);
const signInWith = (key: string) =>
  request(harness.app).post('/console/sign-in').type('form').send({ key });

test('who guesses the key of the API is slowed down, and whoever has it is not', async () => {
  for (let guess = 0; guess < 6; guess += 1) await casesBy(`wrong${guess}`).expect(401);
  const { status, body } = await casesBy('wrong');
  expect([status, body]).toMatchObject([429, { error: 'rate' }]);
  expect((await casesBy(apiKey)).status).toBe(200);
});

test('so is whoever guesses it at the codec', async () => {
  const statuses: number[] = [];
  for (let guess = 0; guess < 8; guess += 1)
    statuses.push((await decode({ Authorization: `Bearer wrong${guess}` })).status);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
  expect((await decode(bearer)).status).toBe(200);
});

test('whoever has the key signs in, however many have guessed from the same address', async () => {
  for (let guess = 0; guess < 5; guess += 1) await signInWith('x');
  expect((await signInWith('x')).status).toBe(429);
  expect((await signInWith(apiKey)).status).toBe(303);
});

test.each([
  ['/api/cases?flow=a%00b', 400],
  ['/api/cases/a%00b', 404],
  ['/console/a%00b', 404],
])('%s, with what no database can look up, is no error of ours', async (path, status) => {
  const asked = request(harness.app).get(path).set('Authorization', `Bearer ${apiKey}`);
  const { status: got } = await asked;
  expect(got).toBe(path.startsWith('/console') ? 200 : status);
});

test('facts that are nested without end are refused, not an error of ours', async () => {
  const deep = `{"flow":"core-transparent","facts":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`;
  const sent = request(harness.app)
    .post('/api/cases')
    .set({ Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' })
    .send(deep);
  expect((await sent).status).toBe(400);
});

test('no link of a page leads to another site', async () => {
  const { text } = await request(harness.app).get('//evil.example/x');
  expect(text).not.toMatch(/href="\/\//);
});

test.each<[string, object]>([
  ['a misspelt key', { payload: [payload] }],
  ['data that is no text', { payloads: [{ ...payload, data: 5 }] }],
  ['data that is not base64', { payloads: [{ ...payload, data: 'e30= e30=' }] }],
  ['metadata that is a list', { payloads: [{ ...payload, metadata: [] }] }],
  ['a payload that is none', { payloads: [payload, null] }],
])('payloads are refused and not believed empty: %s', async (_title, body) => {
  const sent = await request(harness.app).post('/codec/decode').set(bearer).send(body);
  expect([sent.status, sent.body]).toEqual([400, { error: 'payloads' }]);
});

test('payloads that cannot be decoded are the fault of their sender', async () => {
  const sent = request(harness.app)
    .post('/codec/decode')
    .set({ Origin: 'http://127.0.0.1:8233', ...bearer })
    .send({ payloads: [{ ...payload, data: Buffer.from('broken').toString('base64') }] });
  expect((await sent).status).toBe(400);
});

test('so is whoever asks for one link again and again', async () => {
  const [often, once] = [await openTask(), await openTask()];
  for (let time = 0; time < 60; time += 1) await request(harness.app).get(often).expect(200);
  expect((await request(harness.app).get(often)).status).toBe(429);
  expect((await request(harness.app).get(once)).status).toBe(200);
});
