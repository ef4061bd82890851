import request from 'supertest';
import { certificate } from './sample.ts';
import { apiKey, createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());
beforeEach(() => {
  harness.answer(undefined);
  harness.failStarts(false);
});

const bearer = { Authorization: `Bearer ${apiKey}` };
const post = (path: string, body: object) => request(harness.app).post(path).set(bearer).send(body);
const get = (path: string) => request(harness.app).get(path).set(bearer);
const candidate = { name: 'Zhang San', email: 'zhang@example.com' };

test('a case is started, with defaults filled in and its flow found by routing', async () => {
  const { status, body } = await post('/api/cases', { facts: { candidate } });
  expect([status, body.flow]).toEqual([201, 'core-transparent']);
  expect(body.progress).toMatch(/^http:\/\/127\.0\.0\.1:8787\/c\/[\w-]{32}$/);
  expect(harness.started.at(-1)).toMatchObject({
    case: body.case,
    facts: { candidate: { ...candidate, locale: 'en' } },
    plan: { flow: 'core-transparent' },
  });
  const { body: detail } = await get(`/api/cases/${body.case}`);
  expect(detail.case.status).toBe('running');
  await request(harness.app).get(new URL(body.progress).pathname).expect(200);
});

test.each<[string, object, readonly string[]]>([
  ['no facts', {}, ['/facts is missing']],
  [
    'no body that is an object',
    [1],
    [' must be a start: an object with keys of flow, facts, accept, twin'],
  ],
  ['a missing part', { facts: {} }, ['/facts/candidate is missing']],
  [
    'several faults at once',
    { facts: { candidate: { name: '', email: 'nope', 'a/b': 1, locale: 'fr' } } },
    [
      '/facts/candidate/a~1b is not a field of a case',
      '/facts/candidate/email must be a mail address: it has no "@"',
      '/facts/candidate/locale must be one of en, zh-CN',
      '/facts/candidate/name must not be empty',
    ],
  ],
  ['an unknown flow', { flow: 'nope', facts: { candidate } }, ['/flow no flow "nope" exists']],
  [
    'a flow that is misspelt',
    { flow: 'faluty', facts: { candidate } },
    ['/flow no flow "faluty" exists; did you mean "faulty"?'],
  ],
  [
    'a flow that does not check',
    { flow: 'faulty', facts: { candidate } },
    ['/flow the definitions have faults, which the diagnostics tell'],
  ],
  [
    'an interview of two months ago',
    { facts: { candidate, lastInterviewAt: '2026-07-30T10:00+08:00' } },
    [
      '/facts/lastInterviewAt is earlier than 30 days before the start, so what should be told in turn would leave at once; if it is meant, start with "accept": ["late-start"] (on the command line: --accept late-start)',
    ],
  ],
  [
    'an interview of tomorrow, whatever is accepted',
    { facts: { candidate, lastInterviewAt: '2026-10-01T10:00+08:00' }, accept: ['late-start'] },
    ['/facts/lastInterviewAt lies in the future'],
  ],
  [
    'something accepted that there is not',
    { facts: { candidate }, accept: ['late-strat'] },
    ['/accept/0 must be one of late-start, provisional-calendar; did you mean "late-start"?'],
  ],
  [
    'a flow that may count on days behind the end of a calendar',
    { flow: 'ended', facts: { candidate }, accept: ['late-start'] },
    [
      '/accept a case that starts today may count on days after 2026-10-31, the last one that calendar "cn-office" knows; its plain week stands for them. Add the holidays (tidings calendar), or, if it is meant, start with "accept": ["provisional-calendar"] (on the command line: --accept provisional-calendar)',
    ],
  ],
  [
    'a flow of whose calendar only the next year is listed',
    { flow: 'unlisted', facts: { candidate } },
    [
      '/accept a case that starts today counts on days before those that calendar "cn-office" lists; its plain week stands for them. Add the holidays (tidings calendar), or, if it is meant, start with "accept": ["provisional-calendar"] (on the command line: --accept provisional-calendar)',
    ],
  ],
  [
    'a key with a slip in it',
    { facts: { candidate }, flows: 'core-transparent' },
    ['/flows is not a key of a start; did you mean "flow"?'],
  ],
  [
    'no rule that fits',
    { facts: { candidate: { ...candidate, name: 'nobody' } } },
    ['/facts no rule of routing.yaml fits'],
  ],
])('a case is not started: %s', async (_title, body, errors) => {
  const sent = await post('/api/cases', body);
  expect(sent.status).toBe(422);
  const found: { pointer: string; message: string }[] = sent.body.errors;
  expect(found.map((e) => `${e.pointer} ${e.message}`).toSorted()).toEqual(errors);
});

test('a flow that does not keep what it has to is refused, with what stands against it', async () => {
  const { status, body } = await post('/api/cases', { flow: 'ghosting', facts: { candidate } });
  expect([status, body.error]).toEqual([422, 'flow-not-proved']);
  expect(body.diagnostics).toMatchObject([{ code: 'ghosted', file: 'flows/ghosting.yaml' }]);
  expect((await get('/api/cases')).body.cases).not.toContainEqual(
    expect.objectContaining({ flow: 'ghosting' }),
  );
});

test('a late start that is confirmed is taken', async () => {
  const late = { facts: { candidate, lastInterviewAt: '2026-07-30T10:00+08:00' } };
  expect((await post('/api/cases', { ...late, accept: ['late-start'] })).status).toBe(201);
});

test('a start on provisional days that is confirmed is taken, with a warning in the answer and in the log', async () => {
  const accept = ['provisional-calendar'];
  const twin = true;
  const { status, body } = await post('/api/cases', {
    flow: 'ended',
    facts: { candidate },
    accept,
    twin,
  });
  const why =
    'a case that starts today may count on days after 2026-10-31, the last one that calendar "cn-office" knows; its plain week stands for them';
  expect([status, body.warnings]).toEqual([201, [{ pointer: '/accept', message: why }]]);
  expect(harness.logged.join()).toContain(JSON.stringify(why));
});

test('a case keeps the certificate under which it was started', async () => {
  const { body } = await post('/api/cases', { facts: { candidate } });
  expect((await get(`/api/cases/${body.case}`)).body.certificate).toEqual(certificate);
});

test('a case that could not be started while Temporal was away is started later', async () => {
  harness.failStarts(true);
  const { status, body } = await post('/api/cases', { facts: { candidate } });
  expect(status).toBe(201);
  expect((await get(`/api/cases/${body.case}`)).body.case.status).toBe('starting');
  harness.failStarts(false);
  await harness.resume();
  expect((await get(`/api/cases/${body.case}`)).body.case.status).toBe('running');
});

const shop = { title: 'Shop assistant' };
const about = (email: string, position: object = shop) => ({
  facts: { candidate: { name: 'Twin', email }, position },
});
const startAs = (key: string, body: object) => post('/api/cases', body).set('Idempotency-Key', key);

test('a start that is sent again under its key is answered as before, and starts nothing', async () => {
  const before = harness.started.length;
  const [first, second] = [
    await startAs('order-1', about('again@example.com')),
    await startAs('order-1', about('again@example.com')),
  ];
  expect([second.status, second.body]).toEqual([201, first.body]);
  expect(harness.started.length).toBe(before + 1);
  await request(harness.app).get(new URL(first.body.progress).pathname).expect(200);
});

test('of several under one key at once, one starts a case, and all are answered with it', async () => {
  const before = harness.started.length;
  const all = await Promise.all(
    Array.from({ length: 4 }, () => startAs('order-2', about('at-once@example.com'))),
  );
  expect(new Set(all.map(({ status, body }) => `${status} ${body.case}`)).size).toBe(1);
  expect(harness.started.length).toBe(before + 1);
});

test.each<[string, string, object, number, string]>([
  ['another body under a key', 'order-3', about('other@example.com'), 422, 'key-reused'],
  ['the same under another key', 'order-4', about('keyed@example.com'), 409, 'twin'],
  ['a key with a line break', 'a b', about('keyed@example.com'), 422, 'idempotency-key'],
  ['a key without end', 'k'.repeat(256), about('keyed@example.com'), 422, 'idempotency-key'],
])('refused is %s', async (_title, key, body, status, error) => {
  await startAs('order-3', about('keyed@example.com'));
  const refused = await startAs(key, body);
  expect([refused.status, refused.body.error]).toEqual([status, expect.stringContaining(error)]);
});

test('what was refused under a key may be mended and sent under it again', async () => {
  expect((await startAs('order-5', about('no address'))).status).toBe(422);
  expect((await startAs('order-5', about('mended@example.com'))).status).toBe(201);
});

test.each<[string, object, number]>([
  ['the same person and position', about('zoe@example.com'), 409],
  ['an address in capitals', about(' Zoe@Example.COM'), 409],
  ['another pay', about('zoe@example.com', { ...shop, salaryRange: '9 to 10' }), 409],
  ['a title in capitals', about('zoe@example.com', { title: 'SHOP assistant ' }), 409],
  ['another position', about('zoe@example.com', { title: 'Area manager' }), 201],
  ['an address with a dot', about('z.oe@example.com'), 201],
  ['an address with a tag', about('zoe+2@example.com'), 201],
  ['one who is meant to be a twin', { ...about('zoe@example.com'), twin: true }, 201],
  ['something for twin that is neither', { ...about('zoe@example.com'), twin: 'yes' }, 422],
])('beside an open case: %s', async (_title, body, status) => {
  await post('/api/cases', { ...about('zoe@example.com'), twin: true });
  const { status: given, body: answer } = await post('/api/cases', body);
  expect(given).toBe(status);
  const open = (await get('/api/cases?limit=500')).body.cases.map(({ id }: { id: string }) => id);
  expect(open.includes(answer.case)).toBe(status !== 422);
});

test('a case that has ended has no twin', async () => {
  const { body } = await post('/api/cases', about('back@example.com'));
  await post(`/api/cases/${body.case}/withdraw`, {});
  expect((await post('/api/cases', about('back@example.com'))).status).toBe(201);
});
