import type { Intervention } from '../../engine/interpreter/intervention.ts';
import { createTemporalRunner } from '../../server/services/temporal-runner.ts';
import { sql } from 'kysely';
import { findCase } from '../../store/cases.ts';
import { append } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import type { RunningWorker } from '../../worker/start-worker.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { doctorFinds } from './doctor-finds.ts';
import { fromJournal } from './from-journal.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import {
  openWorkflowHarness,
  type HarnessCase,
  type PlanChange,
  type WorkflowHarness,
} from './harness.ts';
import { eventually } from '../eventually.ts';

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

test('a fact that was missing lets a case go on that its first turn had stopped', async () => {
  const name = 'interviewEndedAt';
  const opened = await harness.start('core-transparent', facts, (plan) =>
    JSON.parse(JSON.stringify(plan).replaceAll('lastInterviewAt', name)),
  );
  await eventually(async () => (await findCase(harness.store, opened.id))?.status === 'stopped');
  const value = new Date((await opened.entries())[0]?.at ?? 0).toISOString();
  const resume = { intervene: 'resume', mended: 'fact', channel: 'cli', key: 'ops' } as const;
  expect(await intervened(opened, { ...resume, fact: { name, value: 'soon' } })).toEqual(
    refusedAs('still-failing', { reason: { code: 'not-an-instant' } }),
  );
  expect(await intervened(opened, { ...resume, fact: { name, value } })).toEqual({ kind: 'done' });
  await worker.stop();
  worker = await harness.worker();
  await opened.act(yes('department', 'grace-chen'));
  expect(await findCase(harness.store, opened.id)).toMatchObject({
    status: 'running',
    facts: { candidate: facts['candidate'], [name]: value },
  });
  expect((await opened.entries()).find(({ kind }) => kind === 'resumed')).toMatchObject({
    fact: { name, value },
    key: 'ops',
  });
  await opened.act({ event: 'withdrawn', person: 'candidate', channel: 'page' });
  expect(await opened.execution.finish()).toBe('withdrew');
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
  await eventually(async () => (await findCase(harness.store, opened.id))?.status === 'stopped');
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

fromJournal(() => harness);

test('a record that says something else stops a case at the first hand-over', async () => {
  const opened = await harness.start('core-transparent', facts);
  const seq = (await opened.entries()).length + 1;
  const foreign = { seq, at: 1, kind: 'cancelled', task: 'group', round: 1 } as const;
  await append(harness.store, opened.id, [foreign]);
  await opened.act(yes('department', 'grace-chen'));
  await eventually(async () => (await findCase(harness.store, opened.id))?.status === 'stopped');
  await opened.execution.settle();
  expect(await findCase(harness.store, opened.id)).toMatchObject({
    stopped: { code: 'journal-conflict' },
  });
  expect(await statusInTemporal(opened.id)).toEqual(['RUNNING', 'stopped']);
  expect(await intervened(opened, { intervene: 'resume', mended: 'code', channel: 'cli' })).toEqual(
    {
      kind: 'done',
    },
  );
  expect(await statusInTemporal(opened.id)).toEqual(['RUNNING', 'stopped']);
  expect(await opened.entries()).toHaveLength(seq);
  await harness.temporal.client.workflow.getHandle(workflowIdOf(opened.id)).terminate();
}, 60_000);

test('what an older database lacks is handed over again, although nothing has to leave with it', async () => {
  const opened = await harness.start('core-transparent', facts);
  await opened.act(yes('department', 'grace-chen'));
  await opened.openedAt('group');
  const before = await opened.entries();
  await forgetLastEntry(opened.id);
  await opened.act(yes('group', 'liu-yang'));
  await eventually(async () => (await opened.entries()).at(-1)?.kind === 'answered');
  expect((await opened.entries()).slice(0, before.length)).toEqual(before);
  expect(await verifyJournal(harness.store, opened.id)).toBe('intact');
  await harness.temporal.client.workflow.getHandle(workflowIdOf(opened.id)).terminate();
}, 60_000);

/** As if the database had been restored to a moment before. */
async function forgetLastEntry(id: string): Promise<void> {
  const { db } = harness.store;
  const rows = await db
    .selectFrom('journal')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('seq')
    .execute();
  const [last, lost] = rows.slice(-2);
  if (last === undefined || lost === undefined) throw new Error('the journal is too short');
  await sql`alter table journal disable trigger append_only`.execute(db);
  await db.deleteFrom('journal').where('case_id', '=', id).where('seq', '=', lost.seq).execute();
  await sql`alter table journal enable trigger append_only`.execute(db);
  const head = { last_seq: last.seq, fixed_seq: last.seq, last_hash: last.hash };
  await db.updateTable('cases').set(head).where('id', '=', id).execute();
}

doctorFinds(() => harness, stoppedCase);
