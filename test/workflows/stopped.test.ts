import { setTimeout as pause } from 'node:timers/promises';
import type { Intervention } from '../../engine/interpreter/intervention.ts';
import { createTemporalRunner } from '../../server/services/temporal-runner.ts';
import { findCase } from '../../store/cases.ts';
import { verifyJournal } from '../../store/journal.ts';
import type { RunningWorker } from '../../worker/start-worker.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import {
  openWorkflowHarness,
  type HarnessCase,
  type PlanChange,
  type WorkflowHarness,
} from './harness.ts';

// A case that an error has stopped, on the real server: seen everywhere, the same after a restart, and still the candidate's to withdraw.

let harness: WorkflowHarness;
let worker: RunningWorker;
beforeAll(async () => {
  harness = await openWorkflowHarness();
  worker = await harness.worker();
}, 60_000);
afterAll(() => harness.close());

/** The same plan, but that one step names a calendar which is not there. */
const withoutCalendarOf =
  (step: string): PlanChange =>
  (plan) => ({
    ...plan,
    steps: plan.steps.map((one) =>
      one.id === step && 'within' in one
        ? { ...one, within: { businessMs: 3_600_000, calendar: 'gone' } }
        : one,
    ),
  });

const facts = sampleFacts('core-transparent');
const yes = (task: string, person: string) =>
  ({ task, round: 1, person, outcome: 'approved', channel: 'api' }) as const;

async function statusInTemporal(id: string): Promise<unknown> {
  const described = await harness.temporal.client.workflow.getHandle(workflowIdOf(id)).describe();
  return [described.status.name, described.searchAttributes['TidingsStatus']?.[0]];
}

test('an error stops a case and takes nothing of what was on record; a restarted worker knows it too', async () => {
  const opened = await stoppedCase();
  const stopped = {
    status: 'stopped',
    stopped: { code: 'unknown-calendar', step: 'group', detail: expect.any(String) },
  };
  const kinds = async () => (await opened.entries()).map(({ kind }) => kind);
  expect((await kinds()).slice(-3)).toEqual(['answered', 'settled', 'stopped']);
  expect(await findCase(harness.store, opened.id)).toMatchObject(stopped);
  expect(await statusInTemporal(opened.id)).toEqual(['RUNNING', 'stopped']);

  await worker.stop();
  worker = await harness.worker();
  await expect(opened.act(yes('group', 'liu-yang'))).rejects.toMatchObject({
    cause: { type: 'case-stopped' },
  });
  await opened.until((await opened.openedAt('department')) + 9 * 86_400_000);
  expect((await kinds()).at(-1)).toBe('stopped');
  expect(await intervened(opened, { intervene: 'resume', mended: 'code', channel: 'cli' })).toEqual(
    refusedAs('still-failing', { reason: { code: 'unknown-calendar', step: 'group' } }),
  );
  await opened.act({ event: 'withdrawn', person: 'candidate', channel: 'page' });
  expect(await opened.execution.finish()).toBe('withdrew');
  expect(await findCase(harness.store, opened.id)).toMatchObject({ status: 'ended' });
  expect(await verifyJournal(harness.store, opened.id)).toBe('intact');
}, 60_000);

test('a mended plan takes over if it comes to the same record, across a restart and what fell due', async () => {
  const opened = await stoppedCase();
  const resume = { intervene: 'resume', mended: 'plan', channel: 'cli' } as const;
  const { plan: mended, hash } = await harness.prepare('core-transparent', facts);
  const other = { ...mended, steps: mended.steps.slice(1) };
  expect(await intervened(opened, { ...resume, plan: other, hash })).toEqual(
    refusedAs('replay-differs', { difference: { seq: 2 } }),
  );
  expect(await intervened(opened, { ...resume, plan: mended, hash })).toEqual({ kind: 'done' });
  expect(await findCase(harness.store, opened.id)).toMatchObject({ status: 'running', plan: hash });
  expect(await statusInTemporal(opened.id)).toEqual(['RUNNING', 'running']);
  expect(await intervened(opened, { intervene: 'resume', mended: 'code', channel: 'cli' })).toEqual(
    refusedAs('not-stopped'),
  );
  await worker.stop();
  worker = await harness.worker();
  await opened.act(yes('group', 'liu-yang'));
  expect((await opened.entries()).map(({ kind }) => kind)).toContain('resumed');
  expect(await opened.execution.finish()).toBe('undecided');
  expect(await verifyJournal(harness.store, opened.id)).toBe('intact');
}, 60_000);

test('a case that cannot go on is closed, and the candidate is told', async () => {
  const opened = await stoppedCase();
  const close = { intervene: 'close', outcome: 'rejected', channel: 'cli' } as const;
  expect(await intervened(opened, { ...close, template: 'nothing' })).toEqual(
    refusedAs('unknown-template'),
  );
  expect(await intervened(opened, { ...close, template: 'regret' })).toEqual({ kind: 'done' });
  expect(await opened.execution.finish()).toBe('rejected');
  const told = (await opened.entries()).flatMap((entry) =>
    entry.kind === 'sent' ? [[entry.template, entry.to]] : [],
  );
  expect(told.at(-1)).toEqual(['regret', { who: 'candidate' }]);
  expect(await findCase(harness.store, opened.id)).toMatchObject({ status: 'ended' });
}, 60_000);

/** A case that was stopped after the department had approved. */
async function stoppedCase(): Promise<HarnessCase> {
  const opened = await harness.start('core-transparent', facts, withoutCalendarOf('group'));
  await opened.act(yes('department', 'grace-chen'));
  while ((await findCase(harness.store, opened.id))?.status !== 'stopped') await pause(20);
  return opened;
}

async function intervened({ id, execution }: HarnessCase, given: Intervention): Promise<unknown> {
  const outcome = await createTemporalRunner(harness.temporal.client).intervene(id, given);
  await execution.settle();
  return outcome;
}

const refusedAs = (code: string, more: object = {}): unknown => ({
  kind: 'refused',
  refusal: expect.objectContaining(
    Object.fromEntries(
      Object.entries({ code, ...more }).map(([key, value]) => [
        key,
        typeof value === 'object' ? expect.objectContaining(value) : value,
      ]),
    ),
  ),
});
