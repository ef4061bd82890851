import request from 'supertest';
import { department, onboarding, seats } from './sample.ts';
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

test.each([
  ['no key', {}],
  ['a wrong key', { Authorization: 'Bearer nope' }],
  ['a key of another kind', { Authorization: `Basic ${apiKey}` }],
])('%s opens nothing', async (_title, headers) => {
  for (const path of ['/api/cases', '/api/cases/x', '/api/nope']) {
    expect((await request(harness.app).get(path).set(headers)).status).toBe(401);
  }
});

test('cases are listed without what is personal, filtered by status', async () => {
  await harness.openCase({ kind: 'ended', outcome: 'rejected' });
  const { body } = await get('/api/cases?status=ended&limit=5');
  expect(body.cases).toEqual([
    expect.objectContaining({ status: 'ended', outcome: 'rejected', flow: 'core-transparent' }),
  ]);
  expect(JSON.stringify(body)).not.toMatch(/Zhang|example\.com/);
  await get('/api/cases?status=bogus').expect(422);
});

test('a decision is recorded, and a second one gets what was recorded', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const decision = { task: 'department', person: 'li-na', outcome: 'approved', comment: 'fine' };
  const first = await post(`/api/cases/${id}/decide`, decision);
  expect([first.status, first.body]).toEqual([
    200,
    { recorded: { person: 'li-na', outcome: 'approved', comment: 'fine', at: expect.any(Number) } },
  ]);
  const second = await post(`/api/cases/${id}/decide`, { ...decision, outcome: 'rejected' });
  expect([second.status, second.body.refusal.code]).toEqual([409, 'already-settled']);
});

test('nobody decides in the name of somebody who has left, or never was there', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'liu-yang', 'nobody'));
  const acts = harness.acts.length;
  for (const person of ['liu-yang', 'nobody']) {
    const decision = { task: 'department', person, outcome: 'approved' };
    const { status, body } = await post(`/api/cases/${id}/decide`, decision);
    expect([status, body.refusal]).toMatchObject([409, { code: 'not-active', recorded: [] }]);
    expect(body.refusal.message).toMatch(/next level.*active: true/);
  }
  expect(harness.acts.length).toBe(acts);
});

test('a decision for a case that is closed to Temporal is answered from the store', async () => {
  const id = await harness.openCase(
    department(),
    seats('department', 0, 'li-na'),
    {
      kind: 'answered',
      task: 'department',
      round: 1,
      person: 'li-na',
      outcome: 'approved',
      channel: 'page',
    },
    { kind: 'settled', task: 'department', round: 1, outcome: 'approved', silent: false },
    { kind: 'ended', outcome: 'completed' },
  );
  harness.answer({ kind: 'closed' });
  const decision = { task: 'department', person: 'li-na', outcome: 'approved' };
  const { status, body } = await post(`/api/cases/${id}/decide`, decision);
  expect(status).toBe(409);
  expect(body.refusal).toMatchObject({
    code: 'already-answered',
    settled: 'approved',
    recorded: [{ person: 'li-na', outcome: 'approved' }],
  });
  const withdrawn = await post(`/api/cases/${id}/withdraw`, {});
  expect([withdrawn.status, withdrawn.body.refusal.code]).toEqual([409, 'case-ended']);
});

test('a withdrawal says how it came', async () => {
  const id = await harness.openCase(department());
  await post(`/api/cases/${id}/withdraw`, { comment: 'moved', channel: 'cli' });
  expect(harness.acts.at(-1)).toEqual({
    event: 'withdrawn',
    person: 'candidate',
    comment: 'moved',
    channel: 'cli',
    key: 'bootstrap',
  });
});

test('a withdrawal with too long a comment is refused, and nothing of it lost', async () => {
  const id = await harness.openCase(department());
  const before = harness.acts.length;
  const sent = await post(`/api/cases/${id}/withdraw`, { comment: 'x'.repeat(2001) });
  expect([sent.status, sent.body]).toEqual([
    422,
    { errors: [{ pointer: '/comment', message: 'Please use at most 2000 characters.' }] },
  ]);
  expect(harness.acts.length).toBe(before);
});

test.each<[string, object, number, object]>([
  [
    'parts are missing',
    {},
    422,
    {
      errors: ['task', 'person', 'outcome'].map((key) => ({
        pointer: `/${key}`,
        message: 'is missing',
      })),
    },
  ],
  [
    'an outcome that is none',
    { task: 'department', person: 'li-na', outcome: 'maybe' },
    422,
    { errors: [{ pointer: '/outcome', message: 'Please choose one of the answers offered.' }] },
  ],
  [
    'a rejection without a reason',
    { task: 'department', person: 'li-na', outcome: 'rejected' },
    422,
    { errors: [{ pointer: '/comment', message: 'Please give a reason for this answer.' }] },
  ],
  [
    'a comment that is too long',
    { task: 'department', person: 'li-na', outcome: 'approved', comment: 'x'.repeat(2001) },
    422,
    { errors: [{ pointer: '/comment', message: 'Please use at most 2000 characters.' }] },
  ],
  [
    'ids and rounds that no database could look up',
    { task: 'a\0b', person: 'half \ud800', outcome: 'x'.repeat(501), round: 1e12 },
    422,
    {
      errors: [
        ...['task', 'person', 'outcome'].map((key) => ({
          pointer: `/${key}`,
          message: 'must be text of at most 500 letters',
        })),
        { pointer: '/round', message: 'must be a whole number from 1' },
      ],
    },
  ],
  [
    'a task that was never opened',
    { task: 'nope', person: 'li-na', outcome: 'approved' },
    409,
    { refusal: expect.objectContaining({ code: 'unknown-task' }) },
  ],
])('a decision is refused: %s', async (_title, body, status, answer) => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const sent = await post(`/api/cases/${id}/decide`, body);
  expect([sent.status, sent.body]).toEqual([status, answer]);
});

test('a form is judged by the same rules as on its page', async () => {
  const id = await harness.openCase(onboarding(), seats('onboarding', 0, 'candidate'));
  const { status, body } = await post(`/api/cases/${id}/decide`, {
    task: 'onboarding',
    person: 'candidate',
    outcome: 'accepted',
    answers: { device: 'typewriter', lunch: ['halal'] },
  });
  expect(status).toBe(422);
  const pointers = body.errors.map((e: { pointer: string }) => e.pointer);
  expect(pointers).toEqual(['/answers/start', '/answers/certificate', '/answers/device']);
});

test('an unreachable case is "not recorded yet"; an unknown one is not found', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  harness.answer({ kind: 'unavailable' });
  const decision = { task: 'department', person: 'li-na', outcome: 'approved' };
  const answers = [
    await post(`/api/cases/${id}/decide`, decision),
    await post('/api/cases/nope/decide', decision),
    await post('/api/cases/nope/withdraw', {}),
    await get('/api/cases/nope'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([503, 404, 404, 404]);
});

test.each([
  ['no JSON', 'application/json', '{', 400],
  ['too much of it', 'application/json', JSON.stringify({ facts: 'x'.repeat(300_000) }), 413],
])('a body is refused: %s', async (_title, type, body, status) => {
  const sent = await request(harness.app)
    .post('/api/cases')
    .set({ ...bearer, 'Content-Type': type })
    .send(body);
  expect([sent.status, sent.type]).toEqual([status, 'application/json']);
});

const stopped = { kind: 'stopped', reason: { code: 'unknown-calendar', step: 'group' } } as const;

test('a stopped case says why, in lists as well', async () => {
  const id = await harness.openCase(department(), stopped);
  const { body } = await get('/api/cases?status=stopped&limit=1');
  expect(body.cases).toEqual([
    expect.objectContaining({
      id,
      status: 'stopped',
      stopped: { code: 'unknown-calendar', step: 'group', at: expect.any(Number) },
    }),
  ]);
  await harness.happens(id, { kind: 'resumed', mended: 'code', channel: 'cli' });
  expect((await get(`/api/cases/${id}`)).body.case).not.toHaveProperty('stopped');
});

test.each([
  ['gone', 'workflow-failed'],
  ['gone', 'workflow-missing'],
  [undefined, 'activity-fails'],
] as const)('the workflow of a case is said to be %s with %s', async (workflow, code) => {
  const id = await harness.openCase();
  harness.standsStill({ code, case: id });
  const { cases } = (await get('/api/cases?limit=2')).body;
  const shown = (await get(`/api/cases/${id}`)).body.case;
  harness.standsStill();
  expect([cases[0].workflow, cases[1].workflow, shown.workflow]).toEqual([
    workflow,
    undefined,
    workflow,
  ]);
});

test('the doctor says what stands still', async () => {
  harness.standsStill({ code: 'no-workflow-worker' });
  const { body } = await get('/api/doctor');
  harness.standsStill();
  expect(body).toEqual({ troubles: [{ code: 'no-workflow-worker' }] });
});

test.each(['0', '-1', '501', '1.5', 'x'])(
  'cases are not listed with the limit %s',
  async (limit) => {
    const { status, body } = await get(`/api/cases?limit=${limit}`);
    expect([status, body]).toMatchObject([422, { errors: [{ pointer: '/limit' }] }]);
  },
);
