import { setTimeout as pause } from 'node:timers/promises';
import type { Act } from '../../engine/model/act.ts';
import { queues } from '../../engine/ports/queues.ts';
import { readJournal } from '../../store/journal.ts';
import { actSignal, actUpdate, flowType, workflowIdOf } from '../../workflows/messages.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import { openWorkflowHarness, type WorkflowHarness } from './harness.ts';

// The approver's mail has arrived and is answered while another mail of the same batch is still leaving.

let harness: WorkflowHarness;
beforeAll(async () => {
  harness = await openWorkflowHarness();
  await harness.worker();
}, 60_000);
afterAll(() => harness.close());

const facts = sampleFacts('core-transparent');

const yes = (person: string): Act => ({
  task: 'department',
  round: 1,
  person,
  outcome: 'approved',
  channel: 'api',
});

test('an answer waits until it is known who is asked, and counts', async () => {
  const { handle, release, answers } = await begin('one');
  const update = await handle.startUpdate(actUpdate, {
    args: [yes('grace-chen')],
    waitForStage: 'ACCEPTED',
  });
  expect(await answers()).toEqual([]);
  release();
  await update.result();
  while ((await answers()).length === 0) await pause(20);
  expect(await answers()).toEqual(['grace-chen approved']);
});

test('so does a signal, and the answer of somebody else is refused after all', async () => {
  const { handle, release, answers } = await begin('two');
  const update = await handle.startUpdate(actUpdate, {
    args: [yes('sun-yue')],
    waitForStage: 'ACCEPTED',
  });
  await handle.signal(actSignal, yes('grace-chen'));
  release();
  await expect(update.result()).rejects.toMatchObject({ cause: { type: 'not-yours' } });
  while ((await answers()).length === 0) await pause(20);
  expect(await answers()).toEqual(['grace-chen approved']);
});

/** A case whose approver has been asked; the mail to its candidate leaves only after `release`. */
async function begin(name: string) {
  const email = `${name}@example.com`;
  const gate = new AbortController();
  const held = new Promise((resolve) => gate.signal.addEventListener('abort', resolve));
  harness.relay.treat(email, { held });
  const input = await harness.prepare('core-transparent', {
    ...facts,
    candidate: { name, email },
  });
  const before = harness.relay.mails.length;
  const handle = await harness.temporal.client.workflow.start(flowType, {
    taskQueue: queues.workflows,
    workflowId: workflowIdOf(input.case),
    args: [input],
  });
  while (harness.relay.mails.length === before) await pause(20);
  const answers = async () =>
    (await readJournal(harness.store, input.case)).flatMap((entry) =>
      entry.kind === 'answered' ? [`${entry.person} ${entry.outcome}`] : [],
    );
  return { handle, release: () => gate.abort(), answers };
}
