import { randomUUID } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import { offlineSettings, signalAct } from '../../cli/client/signal-act.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { queues } from '../../engine/ports/queues.ts';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import type { RunningWorker } from '../../worker/start-worker.ts';
import { actSignal, actUpdate, flowType, workflowIdOf } from '../../workflows/messages.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import { createTemporalRunner } from '../../server/services/temporal-runner.ts';
import { createWorkerKeys } from '../../server/services/worker-keys.ts';
import { floodCases } from './flood-cases.ts';
import { allSealedBy, keys, noActs, plain, sealed, strange, unbound, yes } from './no-acts.ts';
import { openWorkflowHarness, type HarnessCase, type WorkflowHarness } from './harness.ts';
import { eventually } from '../eventually.ts';

// What comes in by signal and update: counted when it is meant, dropped when it is not. The worker has keys, but for the first test.

let harness: WorkflowHarness;
let worker: RunningWorker;
beforeAll(async () => {
  harness = await openWorkflowHarness([], keys);
  worker = await harness.worker();
}, 60_000);
afterAll(() => harness.close());

const facts = sampleFacts('core-transparent');

test('what was taken before there were keys still counts with them, and nothing plain any more', async () => {
  const opened = await harness.start('core-transparent', facts);
  await send(opened, plain(yes('grace-chen')));
  expect(await takenBy(opened)).toEqual(['grace-chen approved by signal']);
  await worker.stop();
  worker = await harness.worker(keys);
  const [first, second] = ['liu-yang', 'anna-weber'].map((person) => ({
    ...yes(person),
    task: 'group',
  }));
  await send(opened, plain(first), await sealed(opened.id, second));
  expect(await takenBy(opened)).toEqual([
    'grace-chen approved by signal',
    'anna-weber approved by signal',
  ]);
  expect(await opened.execution.finish()).toBe('undecided');
  expect(await verifyJournal(harness.store, opened.id)).toBe('intact');
}, 60_000);

test('of whatever is no act nothing stays, and the case goes on', async () => {
  const opened = await harness.start('core-transparent', facts);
  for (const [, payloads] of noActs) await signal(opened, await payloads(opened.id));
  await signal(opened, [plain('x')], 'a-name-that-nobody-knows');
  await opened.execution.settle();
  expect((await opened.entries()).flatMap(actIn)).toEqual([]);
  // A worker that remembers nothing comes to the same.
  await restart();
  await send(
    opened,
    await sealed(opened.id, { ...yes('grace-chen'), channel: 'page', comment: 'x'.repeat(2000) }),
  );
  expect(await takenBy(opened)).toEqual(['grace-chen approved by signal']);
  await send(
    opened,
    await sealed(opened.id, { event: 'withdrawn', person: 'grace-chen', channel: 'page' }),
  );
  expect(await takenBy(opened)).toEqual([
    'grace-chen approved by signal',
    'grace-chen withdrawn by signal',
  ]);
  expect(await opened.execution.finish()).toBe('withdrew');
}, 60_000);

const refusedOffline: readonly (readonly [object, string])[] = [
  [{ outcome: 'maybe' }, '--outcome: "maybe" is not an outcome of "department"'],
  [{ outcome: 'rejected' }, '--comment: "rejected" needs a reason'],
  [{ outcome: 'rejected', comment: ' ' }, '--comment: "rejected" needs a reason'],
  [{ person: 'sun-yue' }, '"department" does not wait for this person'],
  [{ task: 'group' }, 'no task "group" in round 1 has been opened'],
  [{ event: 'moved', task: undefined }, 'this flow does not handle "moved"'],
];

test('while the server is away the command line says it to the case itself', async () => {
  const opened = await harness.start('core-transparent', facts);
  const temporal = {
    ...offlineSettings({ TIDINGS_PAYLOAD_KEYS: 'none' }),
    address: harness.address,
    keys,
  };
  const said = { ...yes('grace-chen'), key: 'ats', comment: undefined };
  for (const [act, why] of refusedOffline)
    await expect(signalAct(temporal, opened.id, { ...said, ...act })).rejects.toThrow(why);
  await opened.execution.settle();
  expect(await takenBy(opened)).toEqual([]);
  expect(await signalAct(temporal, opened.id, said)).toBe('taken');
  await opened.execution.settle();
  expect(await takenBy(opened)).toEqual(['grace-chen approved by signal']);
  await expect(signalAct(temporal, opened.id, said)).rejects.toThrow('has your answer already');
  await signalAct(temporal, opened.id, { event: 'withdrawn', person: 'candidate' });
  await opened.execution.settle();
  expect(await takenBy(opened)).toContain('candidate withdrawn by signal');
  expect(await opened.execution.finish()).toBe('withdrew');
  await expect(signalAct(temporal, 'nobody', yes('grace-chen'))).rejects.toThrow(
    'no case "nobody" is open at Temporal',
  );
  await expect(signalAct(temporal, opened.id, { event: 5 })).rejects.toThrow(
    'this would be dropped: event is no text of 1 to 500 letters',
  );
}, 60_000);

test.each<[string, () => Promise<unknown>, string]>([
  ['null', () => updated(keys, null), 'not-an-act'],
  ['a text', () => updated(keys, 'approved'), 'not-an-act'],
  ['two values', () => updated(keys, yes('grace-chen'), 5), 'not-an-act'],
  [
    'too long a comment',
    () => updated(keys, { ...yes('grace-chen'), comment: 'x'.repeat(2001) }),
    'not-an-act',
  ],
  [
    'a channel that is none',
    () => updated(keys, { ...yes('grace-chen'), channel: 'fax' }),
    'not-an-act',
  ],
  [
    'a key without a name',
    () => updated(keys, { ...yes('grace-chen'), channel: 'api', key: '' }),
    'not-an-act',
  ],
  [
    'a foreign withdrawal',
    () => updated(keys, { event: 'withdrawn', person: 'sun-yue', channel: 'page' }),
    'not-yours',
  ],
  [
    'an inherited event',
    () => updated(keys, { event: 'constructor', person: 'candidate', channel: 'page' }),
    'unknown-event',
  ],
  ['another key', () => updated(strange, yes('grace-chen')), 'not-authentic'],
  ['no key', () => updated(undefined, yes('grace-chen')), 'not-authentic'],
  ['no case', () => updatedWith(() => unbound(yes('grace-chen'))), 'not-authentic'],
  [
    'another case',
    () => updatedWith(() => allSealedBy(keys, 'another', yes('grace-chen'))),
    'not-authentic',
  ],
])('an update is refused and leaves nothing: %s', async (_title, sent, code) => {
  expect(await sent()).toBe(code);
});

/** The code with which an update of raw values is refused. */
const updated = (by: PayloadKeys | undefined, ...values: readonly unknown[]): Promise<unknown> =>
  updatedWith((id) => allSealedBy(by, id, ...values));

/** The same, of payloads. */
async function updatedWith(payloadsFor: (caseId: string) => Promise<Payload[]>): Promise<unknown> {
  asked ??= harness.start('core-transparent', facts);
  const { id } = await asked;
  const payloads = await payloadsFor(id);
  const { outcome } = await harness.temporal.client.workflowService.updateWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: workflowIdOf(id) },
    waitPolicy: { lifecycleStage: 3 },
    request: {
      meta: { updateId: randomUUID(), identity: 'test' },
      input: { name: 'act', args: { payloads } },
    },
  });
  return outcome?.failure?.applicationFailureInfo?.type;
}
let asked: Promise<HarnessCase> | undefined;

test('a server without keys knows that the worker has some, and says it once', async () => {
  const logged: string[] = [];
  const log = (_fields: object, message: string) => void logged.push(message);
  const watch = createWorkerKeys({
    workers: () => createTemporalRunner(harness.temporal.client).workers(),
    keys: undefined,
    log: { info: log, warn: log, error: log },
  });
  const misfits = [await watch.misfit(), await watch.misfit()];
  expect(new Set(misfits)).toEqual(new Set([{ without: 'this' }]));
  expect(logged).toEqual([expect.stringMatching(/^payload keys do not fit/)]);
});

test('two hundred random signals and updates change nothing of a case, and move no deadline', async () => {
  const { taken, journals, expected } = await floodCases(harness, {
    keys,
    seed: 1,
    count: 200,
    cases: 1,
  });
  expect(taken).toBeGreaterThan(100);
  expect(journals).toEqual(journals.map(() => expected));
}, 60_000);

// The approver's mail has arrived and is answered while another mail of the same batch is still leaving.

test('an answer waits until it is known who is asked, and counts', async () => {
  const { handle, release, answers } = await begin('one');
  const update = await handle.startUpdate(actUpdate, {
    args: [yes('grace-chen')],
    waitForStage: 'ACCEPTED',
  });
  expect(await answers()).toEqual([]);
  release();
  await update.result();
  await eventually(async () => (await answers()).length !== 0);
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
  await eventually(async () => (await answers()).length !== 0);
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
  await eventually(() => harness.relay.mails.length !== before);
  const answers = async () =>
    (await readJournal(harness.store, input.case)).flatMap((entry) =>
      entry.kind === 'answered' ? [`${entry.person} ${entry.outcome}`] : [],
    );
  return { handle, release: () => gate.abort(), answers };
}

const signal = (opened: HarnessCase, payloads: readonly Payload[], signalName = 'act') =>
  harness.temporal.client.workflowService.signalWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: workflowIdOf(opened.id) },
    signalName,
    input: { payloads: [...payloads] },
  });

/** One signal for each payload, and whatever comes of them. */
async function send(opened: HarnessCase, ...payloads: readonly Payload[]): Promise<void> {
  for (const one of payloads) await signal(opened, [one]);
  await opened.execution.settle();
}

const actIn = (entry: Entry): readonly string[] => {
  if (entry.kind !== 'answered' && entry.kind !== 'event') return [];
  const { person, channel, key } = entry;
  const said = entry.kind === 'answered' ? entry.outcome : entry.event;
  return [`${person} ${said} by ${channel}${key === undefined ? '' : ` with ${key}`}`];
};
const takenBy = async (opened: HarnessCase) => (await opened.entries()).flatMap(actIn);

async function restart(): Promise<void> {
  await worker.stop();
  worker = await harness.worker(keys);
}
