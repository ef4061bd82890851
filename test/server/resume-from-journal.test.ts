import request from 'supertest';
import type { Plan } from '../../engine/model/plan.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { createInterventionService } from '../../server/services/intervention-service.ts';
import type { FlowInput } from '../../workflows/messages.ts';
import { createCase, findCase } from '../../store/cases.ts';
import { personKeys } from '../../store/identity-key.ts';
import { append } from '../../store/journal.ts';
import { pin } from '../../store/pins.ts';
import { flowText } from '../definition-files.ts';
import { planOf } from '../engine/compiled-plan.ts';
import { recoverableCase } from '../engine/interpreter/recoverable-case.ts';
import { apiKey, createServerHarness, type ServerHarness } from './harness.ts';
import { fakeCatalog } from './fake-catalog.ts';
import { certificate, facts, now, texts } from './sample.ts';

let harness: ServerHarness;
let whole: Plan;
beforeAll(async () => {
  harness = await createServerHarness();
  whole = await planOf(flowText('main', steps), {});
}, 60_000);
afterAll(() => harness.close());

const steps = `
  - { wait: 1h }
  - { todo: Call, id: call, for: recruiter, within: 1h, outcomes: { done: [] }, silent: done }
  - end: done
`;

/** The flow, whose task names a calendar that is not there. */
const broken = (): Plan => ({
  ...whole,
  steps: whole.steps.map((one) =>
    one.id === 'call' ? { ...one, within: { businessMs: 3_600_000, calendar: 'gone' } } : one,
  ),
});

/** A case that an error has stopped, whose plan is meanwhile this one, and whose workflow somebody has ended. */
async function stoppedCase(id: string, plan: Plan): Promise<void> {
  const { hash } = await pin(harness.store, { plan: { ...plan, texts: '' }, texts });
  await createCase(harness.store, { id, flow: plan.flow, plan: hash, facts });
  const played = recoverableCase({ plan: broken(), hash, facts }, now - 7_200_000);
  played.play();
  await append(harness.store, id, played.entries);
  harness.terminate(id);
}

const resume = async (id: string, besides: object = {}) => {
  const { status, body } = await request(harness.app)
    .post(`/api/cases/${id}/resume`)
    .set({ Authorization: `Bearer ${apiKey}` })
    .send({ mended: 'journal', ...besides });
  return [status, body, harness.startedOver.splice(0).map(({ case: started }) => started)];
};

test('a case whose error would come up again stays stopped, and is told why', async () => {
  await stoppedCase('unmended', broken());
  expect(await resume('unmended')).toEqual([
    409,
    {
      refusal: {
        code: 'still-failing',
        message: expect.stringMatching(/stays stopped.*once a version that mends it.*or close it/),
        reason: expect.objectContaining({ code: 'unknown-calendar', step: 'call' }),
      },
    },
    [],
  ]);
  expect((await findCase(harness.store, 'unmended'))?.status).toBe('stopped');
});

test('a case whose error has been mended goes on from its journal', async () => {
  await stoppedCase('mended', whole);
  expect(await resume('mended')).toEqual([200, { done: true }, ['mended']]);
});

/** A case whose workflow is gone goes on under the plan of today, which is this one. */
async function resumeUnder(today: Plan, id: string) {
  const started: FlowInput[] = [];
  const service = createInterventionService({
    store: harness.store,
    runner: {
      start: unasked,
      act: unasked,
      intervene: unasked,
      ready: unasked,
      isOpen: async () => false,
      startOver: async (start, resumed) => void started.push({ ...start, resume: resumed }),
    },
    catalog: {
      current: async () => ({
        ...(await fakeCatalog.current()),
        flow: () => ({ plan: { ...today, texts: '' }, texts, certify: () => ({ certificate }) }),
      }),
    },
    now: () => now,
  });
  const result = await service.resumeFromJournal(id, { what: 'plan' }, { channel: 'cli' });
  return { result, started };
}

const unasked = () => Promise.reject(new Error('nobody asks for this'));

test('a case whose flow has been mended goes on from its journal under it', async () => {
  await stoppedCase('replanned', broken());
  const { result, started } = await resumeUnder(whole, 'replanned');
  const plan = (await pin(harness.store, { plan: { ...whole, texts: '' }, texts })).hash;
  const began = (await findCase(harness.store, 'replanned'))?.plan;
  expect([result, started]).toMatchObject([
    { kind: 'done' },
    [{ plan: { steps: whole.steps }, hash: began }],
  ]);
  const resumed = { kind: 'resumed', mended: 'journal', plan, channel: 'cli' };
  expect(started[0]?.resume?.log.at(-1)).toEqual({ at: now, input: resumed });
  await append(harness.store, 'replanned', [
    { seq: 1 + (started[0]?.resume?.acknowledged ?? 0), at: now, ...resumed } as Entry,
  ]);
  expect((await findCase(harness.store, 'replanned'))?.plan).toBe(plan);
});

test('a case does not go on from its journal under a plan that comes to another one', async () => {
  await stoppedCase('otherwise', broken());
  const later = { ...whole, steps: whole.steps.slice(1) };
  const { result, started } = await resumeUnder(later, 'otherwise');
  expect([result, started]).toMatchObject([
    {
      kind: 'refused',
      refusal: {
        code: 'replay-differs',
        message: 'what is on record does not come about under the mended plan',
        difference: { seq: 2, recorded: { kind: 'stopped' }, replayed: { kind: 'opened' } },
      },
    },
    [],
  ]);
});

test.each<[string, object, object]>([
  ['under a plan that nobody has', { plan: true }, [422, { error: 'flow-not-proved' }]],
  ['with an odd plan', { plan: 'p' }, [422, { errors: [{ pointer: '/plan' }] }]],
  ['with no fact', { fact: { name: 'x' } }, [422, { errors: [{ pointer: '/fact' }] }]],
  [
    'with a fact that is none',
    { fact: { name: 'position.titel', value: 'Cook' } },
    [422, { errors: [{ pointer: '/fact/name' }] }],
  ],
  [
    'with both',
    { plan: true, fact: { name: 'position.title', value: 'Cook' } },
    [422, { errors: [{ pointer: '/plan' }] }],
  ],
])('a case does not go on from its journal %s', async (title, besides, refused) => {
  await stoppedCase(title, whole);
  expect((await resume(title, besides)).slice(0, 2)).toMatchObject(refused);
});

test('a case goes on from its journal with a fact, and is known by it', async () => {
  await stoppedCase('given', whole);
  const fact = { name: 'candidate.email', value: 'li@example.com' };
  expect(await resume('given', { fact })).toEqual([200, { done: true }, ['given']]);
  const row = await harness.store.db
    .selectFrom('cases')
    .select('person_key')
    .where('id', '=', 'given')
    .executeTakeFirst();
  expect(row?.person_key).toBe((await personKeys(harness.store))('li@example.com'));
});
