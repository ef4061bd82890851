import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure, defaultPayloadConverter } from '@temporalio/common';
import proto from '@temporalio/proto';
import type { Refusal } from '../../engine/model/act.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { createCodec } from '../../platform/codec/codec.ts';
import { queues } from '../../engine/ports/queues.ts';
import { readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { actSignal, actUpdate, flowType, workflowIdOf } from '../../workflows/messages.ts';
import { createFixing } from '../../server/services/fixing.ts';
import { createTemporalRunner } from '../../server/services/temporal-runner.ts';
import { unfixedCases } from '../../store/unfixed.ts';
import { messageState } from '../../store/messages.ts';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';
import type { RelayBehaviour } from '../mail/relay.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import { eventually } from '../eventually.ts';
import { openWorkflowHarness, type WorkflowHarness } from './harness.ts';

// A case that continues as new again and again goes on as if nothing had happened.

let whole: WorkflowHarness;
let cut: WorkflowHarness;
beforeAll(async () => {
  whole = await openWorkflowHarness();
  cut = await openWorkflowHarness(['limit.historyCount.suggestContinueAsNew=30']);
  await whole.worker();
  await cut.worker();
}, 60_000);
afterAll(async () => {
  await whole.close();
  await cut.close();
});

const facts = sampleFacts('core-transparent');
const minute = 60_000;

/** Who answers what, how long after the opening, and with which refusal. */
const timedAnswers: readonly (readonly [string, string, string, number, Refusal['code']?])[] = [
  ['department', 'grace-chen', 'approved', minute],
  ['department', 'grace-chen', 'rejected', 2 * minute, 'already-answered'],
  ['group', 'liu-yang', 'approved', minute],
  ['group', 'liu-yang', 'rejected', 2 * minute, 'already-answered'],
  ['group', 'sun-yue', 'rejected', 2 * minute, 'not-yours'],
  ['group', 'anna-weber', 'approved', 3 * minute],
  ['department', 'grace-chen', 'approved', 30 * minute, 'already-answered'],
  ['group', 'song-yi', 'approved', 30 * minute, 'already-settled'],
  ['beside/hr-call', 'emma-liu', 'reached', 2 * minute],
  ['answer', 'candidate', 'accepted', 72 * 60 * minute],
];

/** What the store has, and no expression of the flow reads. */
const said = { comment: 'by phone', answers: { note: 'nobody reads this' } };

test('journal and mails are those of a case that was never cut', async () => {
  const reports = [];
  const runs = [];
  const carried: string[] = [];
  const tentative: (readonly string[])[] = [];
  for (const harness of [whole, cut]) {
    const harnessCase = await harness.start('core-transparent', facts);
    const answers = [];
    for (const [task, person, outcome, after] of timedAnswers) {
      await harnessCase.until((await harnessCase.openedAt(task)) + after);
      tentative.push(await tentativeAfterSweep(harness));
      answers.push(
        await answerTo(
          harnessCase.act({ ...said, task, round: 1, person, outcome, channel: 'api' }),
        ),
      );
    }
    expect(await harnessCase.execution.finish()).toBe('accepted');
    tentative.push(await tentativeAfterSweep(harness));
    expect(await verifyJournal(harness.store, harnessCase.id)).toBe('intact');
    runs.push(await runsOf(harness, harnessCase.id));
    carried.push(await inputOfLastRun(harness, harnessCase.id));
    reports.push({
      answers,
      journal: (await harnessCase.entries()).map(timeless),
      mails: harness.relay.mails
        .map(({ to, source }) => `${to.join()} ${subjectOf(source)}`)
        .toSorted(),
    });
  }
  const [first, second] = reports;
  expect(runs).toEqual([1, 4]);
  // What the history tells of is fixed while the case waits, whichever run has told it; nothing of it came again otherwise.
  expect(tentative.flat()).toEqual([]);
  expect(fixedBySweeps).toBeGreaterThan(4);
  expect(carried[1]).toContain('"outcome":"approved"');
  expect(carried[1]).not.toMatch(/by phone|nobody reads this/);
  expect(second).toEqual(first);
  expect(second?.answers).toEqual(timedAnswers.map(([, , , , code]) => code));
  expect(second?.mails).toHaveLength(12);
}, 120_000);

let fixedBySweeps = 0;

async function tentativeAfterSweep({ store, temporal }: WorkflowHarness) {
  const histories = createTemporalRunner(temporal.client);
  const logged: string[] = [];
  const error = (fields: object) => void logged.push(JSON.stringify(fields));
  const log = { info: error, warn: error, error };
  fixedBySweeps += await createFixing({ store, histories, log })();
  const left = await unfixedCases(store, { limit: 10 });
  return [...logged, ...left.map(({ fixedSeq, last }) => `${fixedSeq} of ${last.seq}`)];
}

/** The code of a refusal, if it is refused. */
async function answerTo(act: Promise<void>): Promise<string | undefined> {
  try {
    return await act.then(() => undefined);
  } catch (error) {
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
    return cause instanceof ApplicationFailure ? (cause.type ?? '') : String(cause);
  }
}

const timeless = (entry: Entry): object =>
  JSON.parse(
    JSON.stringify(entry, (key, value: unknown) =>
      key === 'by' || isInstant(value) ? 'then' : value,
    ),
  );
const isInstant = (value: unknown) => typeof value === 'number' && value > 1e12;

const subjectOf = (source: string) => /^Subject: (.*)$/m.exec(source)?.[1] ?? '';

/** Follows a case's runs back to the first. */
async function runsOf({ temporal }: WorkflowHarness, id: string): Promise<number> {
  const workflowId = workflowIdOf(id);
  let { runId } = await temporal.client.workflow.getHandle(workflowId).describe();
  for (let runs = 1; ; runs += 1) {
    const { events } = await temporal.client.workflow.getHandle(workflowId, runId).fetchHistory();
    const before = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
    if (!before) return runs;
    runId = before;
  }
}

async function inputOfLastRun({ temporal }: WorkflowHarness, id: string): Promise<string> {
  const { events } = await temporal.client.workflow.getHandle(workflowIdOf(id)).fetchHistory();
  const { input } = events?.[0]?.workflowExecutionStartedEventAttributes ?? {};
  return JSON.stringify(
    (await createCodec().decode(input?.payloads ?? [])).map((one) =>
      defaultPayloadConverter.fromPayload(one),
    ),
  );
}

const busy: RelayBehaviour = { rcpt: '451 4.7.1 come back later' };

let release: () => void;
let held: Promise<void>;
beforeEach(() => {
  held = new Promise((resolve) => {
    release = resolve;
  });
});

test('a message that waits for its next try at the cut is sent by the next run, once', async () => {
  cut.relay.treat('waits@example.com', ...Array.from({ length: 100 }, () => busy));
  const { id, handle } = await begin('waits@example.com');
  await attempt(handle, 'SCHEDULED');
  await forceCut(handle);
  cut.relay.treat('waits@example.com');
  expect(await becameOf(id, 'in-review')).toEqual({ mails: 1, kinds: ['sent', 'accepted'] });
}, 60_000);

test('a try under way at the cut that fails is no refusal: the next run sends the message', async () => {
  cut.relay.treat('tried@example.com', busy, { ...busy, held });
  const { id, handle } = await begin('tried@example.com');
  // The first one has failed; the second is held.
  await attempt(handle, 'SCHEDULED');
  await attempt(handle, 'STARTED');
  const cutting = forceCut(handle);
  await attempt(handle, 'CANCEL_REQUESTED');
  release();
  await cutting;
  expect(await becameOf(id, 'in-review')).toEqual({ mails: 1, kinds: ['sent', 'accepted'] });
}, 60_000);

/** Plays in real time, since virtual time stands still while an activity waits for its next attempt. */
async function begin(
  email: string,
): Promise<{ readonly id: string; readonly handle: WorkflowHandle }> {
  const input = await cut.prepare('core-transparent', {
    ...facts,
    candidate: { name: 'Daniel Okafor', email },
  });
  const { workflowId } = await cut.temporal.client.workflow.start(flowType, {
    taskQueue: queues.workflows,
    workflowId: workflowIdOf(input.case),
    args: [input],
  });
  return { id: input.case, handle: cut.temporal.client.workflow.getHandle(workflowId) };
}

const { PendingActivityState } = proto.temporal.api.enums.v1;

/** Waits until the message's own activity is in this state; scheduled means that an attempt has failed. */
async function attempt(
  handle: WorkflowHandle,
  state: 'SCHEDULED' | 'STARTED' | 'CANCEL_REQUESTED',
): Promise<void> {
  const wanted = PendingActivityState[`PENDING_ACTIVITY_STATE_${state}`];
  await eventually(async () => {
    const { raw } = await handle.describe();
    const found = raw.pendingActivities?.find((one) => one.activityType?.name === 'deliver');
    return found?.state === wanted && (state !== 'SCHEDULED' || (found.attempt ?? 0) > 1);
  });
}

/** Lengthens the history by signals that change nothing, until the case continues as new. */
async function forceCut(handle: WorkflowHandle): Promise<void> {
  const nonsense = { event: 'nonsense', person: 'candidate', channel: 'signal' } as const;
  const { runId } = await handle.describe();
  await eventually(async () => {
    const now = await handle.describe();
    if (now.runId === runId && now.historyLength < 40) await handle.signal(actSignal, nonsense);
    return now.runId !== runId;
  });
}

/** The entries of a message once its delivery outcome is known, and how often it was sent. */
async function becameOf(
  id: string,
  message: string,
): Promise<{ readonly mails: number; readonly kinds: readonly string[] }> {
  const key = { case: id, message, person: 'candidate' };
  const fate = async () => (await messageState(cut.store, key))?.state;
  const kinds = async () =>
    (await readJournal(cut.store, id)).flatMap((entry) =>
      'message' in entry && entry.message === message ? [entry.kind] : [],
    );
  await eventually(async () => (await fate()) === 'accepted' || (await kinds()).length >= 2);
  // An acceptance that nobody waits for reaches the store with the next entry.
  const handle = cut.temporal.client.workflow.getHandle(workflowIdOf(id));
  await handle.executeUpdate(actUpdate, {
    args: [{ event: 'withdrawn', person: 'candidate', channel: 'api' }],
  });
  await handle.result();
  const mailId = messageIdOf(key, 'hr@acme.example');
  const mails = cut.relay.mails.filter(({ source }) => source.includes(mailId));
  expect(await verifyJournal(cut.store, id)).toBe('intact');
  return { mails: mails.length, kinds: await kinds() };
}
