import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import { createInterventionService } from '../../server/services/intervention-service.ts';
import { department, now, seats } from './sample.ts';
import { apiKey, createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';
import { personKeys } from '../../store/identity-key.ts';
import { showStopped } from '../../store/stops.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

const post = (path: string, body: object) =>
  request(harness.app)
    .post(path)
    .set({ Authorization: `Bearer ${apiKey}` })
    .send(body);

const stopped = { kind: 'stopped', reason: { code: 'unknown-calendar', step: 'group' } } as const;

test.each<[string, string, object, number, readonly object[]]>([
  ['resumed', 'resume', {}, 200, [{ intervene: 'resume', mended: 'code', channel: 'api' }]],
  ['resumed by the command line', 'resume', { channel: 'cli' }, 200, [{ channel: 'cli' }]],
  ['resumed under the plan of today', 'resume', { mended: 'plan' }, 200, [{ mended: 'plan' }]],
  [
    'resumed with a fact',
    'resume',
    { mended: 'fact', fact: { name: 'position.title', value: ' Cook ' } },
    200,
    [{ mended: 'fact', fact: { name: 'position.title', value: 'Cook' }, key: 'bootstrap' }],
  ],
  [
    'resumed with a moment long ago that is meant',
    'resume',
    {
      mended: 'fact',
      fact: { name: 'lastInterviewAt', text: '2026-01-01T10:00Z' },
      accept: ['late-start'],
    },
    200,
    [{ fact: { value: '2026-01-01T10:00:00Z' } }],
  ],
  [
    'resumed with a fact without a value',
    'resume',
    { mended: 'fact', fact: { name: 'x' } },
    422,
    [],
  ],
  [
    'resumed with what nobody can mean',
    'resume',
    { mended: 'fact', fact: { name: 'position.title', value: 'Cook' }, accept: ['anything'] },
    422,
    [],
  ],
  ['closed', 'close', { outcome: 'rejected', template: 'regret' }, 200, [{ template: 'regret' }]],
  [
    'closed, telling nobody',
    'close',
    { outcome: 'rejected', template: null },
    200,
    [{ outcome: 'rejected' }],
  ],
  ['resumed as nothing', 'resume', { mended: 'mail' }, 422, []],
  ['closed without a word to the candidate', 'close', { outcome: 'rejected' }, 422, []],
  ['closed without an outcome', 'close', { template: 'regret' }, 422, []],
  ['closed as if it ran', 'close', { outcome: 'running', template: null }, 422, []],
])('a stopped case is %s', async (_title, act, body, status, given) => {
  const id = await harness.openCase(stopped);
  const before = harness.interventions.length;
  expect((await post(`/api/cases/${id}/${act}`, body)).status).toBe(status);
  expect(harness.interventions.slice(before)).toMatchObject(given);
  await post(`/api/cases/nowhere/${act}`, body).expect(status === 200 ? 404 : 422);
});

test('a fact that is none is told where it is wrong, and its case hears nothing', async () => {
  const id = await harness.openCase(stopped);
  const before = harness.interventions.length;
  const fact = { name: 'lastInterviewAt', value: '2027-01-01T10:00Z' };
  const { status, body } = await post(`/api/cases/${id}/resume`, { mended: 'fact', fact });
  expect([status, body]).toEqual([
    422,
    { errors: [{ pointer: '/fact/value', message: 'lies in the future' }] },
  ]);
  expect(harness.interventions).toHaveLength(before);
});

test('a case that was given another address is known by it', async () => {
  const id = await harness.openCase(stopped);
  const fact = { name: 'candidate.email', value: 'li@example.com' };
  await post(`/api/cases/${id}/resume`, { mended: 'fact', fact }).expect(200);
  const keys = (await personKeys(harness.store))('li@example.com');
  const row = await harness.store.db
    .selectFrom('cases')
    .select('person_key')
    .where('id', '=', id)
    .executeTakeFirst();
  expect(row?.person_key).toBe(keys);
});

const conflict = { code: 'journal-conflict' } as const;

test.each<[string, (id: string) => Promise<void> | void, object]>([
  ['goes on', () => undefined, { code: 'not-behind' }],
  ['is stopped by an error', (id) => harness.happens(id, stopped), { code: 'not-behind' }],
  [
    'has another record than its plan comes to',
    (id) => showStopped(harness.store, id, conflict),
    { code: 'replay-differs', difference: { seq: 2, recorded: { kind: 'opened' } } },
  ],
  [
    'has no workflow, and such a record',
    (id) => harness.terminate(id),
    { code: 'replay-differs', difference: { seq: 2 } },
  ],
  [
    'is over',
    (id) => harness.happens(id, { kind: 'ended', outcome: 'rejected' }),
    { code: 'not-stopped' },
  ],
])('a case that %s is not resumed from its journal', async (_title, make, refusal) => {
  const id = await harness.openCase(department());
  await make(id);
  const { status, body } = await post(`/api/cases/${id}/resume`, { mended: 'journal' });
  expect([status, body]).toMatchObject([409, { refusal }]);
  expect(harness.startedOver).toEqual([]);
});

test('a case that its record has stopped is not said to go on while it still stands', async () => {
  const id = await harness.openCase(department());
  await showStopped(harness.store, id, conflict);
  harness.changesNothing(true);
  const { status, body } = await post(`/api/cases/${id}/resume`, {});
  harness.changesNothing(false);
  expect([status, body]).toMatchObject([
    409,
    {
      refusal: {
        code: 'still-failing',
        message: expect.stringContaining('--from-journal') as string,
        reason: conflict,
      },
    },
  ]);
  await post(`/api/cases/${id}/resume`, {}).expect(200);
});

test('a case that its record has stopped is closed from what is on record', async () => {
  const id = await harness.openCase();
  await showStopped(harness.store, id, conflict);
  const before = harness.interventions.length;
  await post(`/api/cases/${id}/close`, { outcome: 'rejected', template: null }).expect(200);
  expect(harness.interventions).toHaveLength(before);
  expect(harness.startedOver.splice(0)).toMatchObject([
    { case: id, resume: { log: [{}, { input: { kind: 'closed', outcome: 'rejected' } }] } },
  ]);
});

test('what a case cannot put on record is not taken', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  await showStopped(harness.store, id, conflict);
  const before = harness.acts.length;
  const decision = { task: 'department', person: 'li-na', outcome: 'approved' };
  expect((await post(`/api/cases/${id}/withdraw`, {})).status).toBe(503);
  expect((await post(`/api/cases/${id}/decide`, decision)).status).toBe(503);
  expect(harness.acts).toHaveLength(before);
});

test('an act that its case cannot put on record is not said to be recorded', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  harness.answer({ kind: 'recorded' });
  const decision = { task: 'department', person: 'li-na', outcome: 'approved' };
  const [sent] = await Promise.all([
    post(`/api/cases/${id}/decide`, decision).then((response) => response),
    pause(200).then(() => showStopped(harness.store, id, conflict)),
  ]);
  harness.answer(undefined);
  expect(sent.status).toBe(503);
});

test('a case whose workflow somebody has ended is not over: acts are told that it stands still', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  harness.answer({ kind: 'closed' });
  const decision = { task: 'department', person: 'li-na', outcome: 'approved' };
  const answers = [
    await post(`/api/cases/${id}/decide`, decision),
    await post(`/api/cases/${id}/withdraw`, {}),
  ];
  harness.answer(undefined);
  for (const { status, body } of answers)
    expect([status, body]).toMatchObject([409, { refusal: { code: 'case-stopped' } }]);
});

test.each([
  ['offer-accepted', /not written to tell a candidate/],
  ['offer', /wants values that only a step of the flow gives: expires/],
])(
  'a case is not closed with the template %s, which cannot tell the candidate so',
  async (template, why) => {
    const id = await harness.openCase(stopped);
    const before = harness.interventions.length;
    const { status, body } = await post(`/api/cases/${id}/close`, {
      outcome: 'rejected',
      template,
    });
    expect([status, body]).toMatchObject([
      409,
      { refusal: { code: 'unfit-template', message: expect.stringMatching(why) as string } },
    ]);
    expect(harness.interventions).toHaveLength(before);
  },
);

const unasked = () => Promise.reject(new Error('nobody asks for this'));

test('a case is read back by one at a time', async () => {
  const id = await harness.openCase();
  let started = 0;
  const service = createInterventionService({
    store: harness.store,
    runner: {
      start: unasked,
      act: unasked,
      intervene: unasked,
      ready: unasked,
      isOpen: async () => false,
      startOver: async () => void (started += 1),
    },
    catalog: { current: unasked },
    now: () => now,
  });
  const resume = () => service.resumeFromJournal(id, { what: 'nothing' }, { channel: 'cli' });
  const kinds = (await Promise.all([resume(), resume()])).map(({ kind }) => kind);
  expect([kinds, started]).toEqual([['done', 'unavailable'], 1]);
});

test.each<[string, string, object]>([
  ['resumed', 'resume', { mended: 'journal' }],
  ['closed', 'close', { outcome: 'rejected', template: null }],
])(
  'a case that was just %s is no longer told as one without a workflow',
  async (_title, act, body) => {
    const id = await harness.openCase();
    harness.terminate(id);
    harness.standsStill({ code: 'workflow-failed', case: id });
    const marked = async () =>
      (
        await request(harness.app)
          .get(`/api/cases/${id}`)
          .set({ Authorization: `Bearer ${apiKey}` })
      ).body.case.workflow;
    expect(await marked()).toBe('gone');
    await post(`/api/cases/${id}/${act}`, body).expect(200);
    expect(await marked()).toBeUndefined();
  },
);
