import request from 'supertest';
import type { Plan } from '../../engine/model/plan.ts';
import { createCase, findCase } from '../../store/cases.ts';
import { append } from '../../store/journal.ts';
import { pin } from '../../store/pins.ts';
import { flowText } from '../definition-files.ts';
import { planOf } from '../engine/compiled-plan.ts';
import { recoverableCase } from '../engine/interpreter/recoverable-case.ts';
import { apiKey, createServerHarness, type ServerHarness } from './harness.ts';
import { facts, now, texts } from './sample.ts';

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

const resume = async (id: string) => {
  const { status, body } = await request(harness.app)
    .post(`/api/cases/${id}/resume`)
    .set({ Authorization: `Bearer ${apiKey}` })
    .send({ mended: 'journal' });
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
