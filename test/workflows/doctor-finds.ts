import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import { queues } from '../../engine/ports/queues.ts';
import { searchAttributes } from '../../engine/ports/search-attributes.ts';
import { searchAttributeProblems } from '../../platform/temporal/search-attributes.ts';
import { createCaseRuns } from '../../server/services/case-runs.ts';
import { createDoctor } from '../../server/services/doctor.ts';
import { createExaminer } from '../../server/services/examiner.ts';
import { removeErasedWorkflows } from '../../server/services/erased-workflows.ts';
import { remembered } from '../../server/services/remembered.ts';
import { createTemporalRunner } from '../../server/services/temporal-runner.ts';
import { createCase } from '../../store/cases.ts';
import { eraseCase } from '../../store/erase.ts';
import { append } from '../../store/journal.ts';
import { refusedByRelay, waitsNoLonger } from '../../store/relay.ts';
import { toldTrouble } from '../../wording/trouble-detail.ts';
import type { Trouble } from '../../wording/troubles.ts';
import { flowType, workflowIdOf } from '../../workflows/messages.ts';
import { eventually } from '../eventually.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import type { HarnessCase, WorkflowHarness } from './harness.ts';

const refusals = (troubles: readonly Trouble[]) =>
  troubles.filter(({ code }) => code === 'mail-refused').length;

/** The sentences about what the doctor finds, each sort once, on a server that others use as well. */
export function doctorFinds(
  harness: () => WorkflowHarness,
  stoppedCase: () => Promise<HarnessCase>,
): void {
  const doctorWith = (client: Client) => createDoctor(harness().store, examinerWith(client));
  const examinerWith = (client: Client) =>
    createExaminer({
      store: harness().store,
      client,
      // Long after every case was accepted.
      now: () => 4e12,
      keys: { misfit: async () => ({ without: 'this' }) },
      caseKeys: { losses: remembered(async () => ({ lost: [], all: false }), 0) },
      histories: createTemporalRunner(client),
      serving: async () => ({ workflows: 0, mails: 0 }),
      attributeProblems: () =>
        searchAttributeProblems(client.connection, 'default', {
          ...searchAttributes,
          step: { name: 'TidingsStep', type: 'DATETIME' },
          more: { name: 'TidingsMore', type: 'KEYWORD' },
        }),
    });

  test('the doctor finds what stands still, at Temporal and in the database', async () => {
    const { store, temporal } = harness();
    const { client } = temporal;
    const stopped = await stoppedCase();
    const facts = sampleFacts('core-transparent');
    const input = await harness().prepare('core-transparent', facts);
    const workflow = (id: string, more: object) =>
      client.workflow.start(flowType, {
        taskQueue: queues.workflows,
        workflowId: workflowIdOf(id),
        args: [{ ...input, case: id, ...more }],
      });
    const known = (id: string, plan = input.hash) =>
      createCase(store, { id, flow: 'x', plan, facts });
    const started = { seq: 1, at: 1, kind: 'started', flow: 'x', plan: 'x' } as const;
    // The plan is none: its workflow task fails, again and again.
    await known('broken');
    await workflow('broken', { plan: 5 });
    await (await workflow(input.case, {})).terminate();
    // The activity finds no case of that name.
    await workflow('lost', {});
    // The activity finds no plan of that name.
    await known('planless', 'x');
    await workflow('planless', {});
    await known('forgotten');
    await append(store, 'forgotten', [started]);
    await known('waiting');
    await known('unreadable');
    await store.db
      .updateTable('cases')
      .set({ facts: Buffer.from('of another case, or changed') })
      .where('id', '=', 'unreadable')
      .execute();
    // Its end went missing in the database.
    const over = await harness().start('core-transparent', facts);
    await over.act({ event: 'withdrawn', person: 'candidate', channel: 'page' });
    await over.execution.finish();
    await store.db
      .updateTable('cases')
      .set({ status: 'running' })
      .where('id', '=', over.id)
      .execute();
    // Its record is one of before, although its case goes on.
    const older = await harness().start('core-transparent', facts);
    await older.openedAt('department');
    const recorded = await older.entries();
    await store.db.transaction().execute(async (db) => {
      await sql`set local session_replication_role = replica`.execute(db);
      await sql`delete from journal where case_id = ${older.id} and seq > 1`.execute(db);
      await sql`update cases set last_seq = 1, fixed_seq = 1 where id = ${older.id}`.execute(db);
    });
    // It was erased, and has come back with a copy of Temporal.
    await known('erased');
    await append(store, 'erased', [{ seq: 1, at: 1, kind: 'ended', outcome: 'rejected' }]);
    await eraseCase(store, 'erased', { because: 'asked', at: 2 });
    await workflow('erased', { plan: 5 });
    await refusedByRelay(store, { mail: 'm', at: 4e12, reason: '554 5.7.1' });
    const wanted = [
      ['broken', 'workflow-task-fails'],
      ['erased', 'erased-workflow'],
      ['forgotten', 'workflow-missing'],
      ['lost', 'case-missing'],
      ['planless', 'activity-fails'],
      ['unreadable', 'case-unreadable'],
      ['waiting', 'not-started'],
      [over.id, 'store-behind'],
      [older.id, 'store-behind'],
      [input.case, 'workflow-failed'],
      [stopped.id, 'case-stopped'],
      [undefined, 'keys-misfit'],
      [undefined, 'mail-refused'],
      [undefined, 'no-workflow-worker'],
      [undefined, 'no-mail-worker'],
      [undefined, 'search-attributes'],
    ];
    let found: readonly Trouble[] = [];
    const missing = () =>
      wanted.filter(
        ([id, code]) => !found.some((other) => other.case === id && other.code === code),
      );
    // A workflow task that fails is repeated after some seconds, and Temporal's list is a moment behind.
    for (let tries = 0; tries < 20; tries += 1) {
      found = await doctorWith(client).examine();
      if (missing().length === 0) break;
      await pause(1000);
    }
    expect(missing()).toEqual([]);
    const told = found.map((one) => toldTrouble(one, 'en'));
    expect(told.find(({ code }) => code === 'search-attributes')?.detail).toBe(
      'TidingsStep is no datetime; TidingsMore is not registered',
    );
    expect(told.find(({ case: id }) => id === older.id)?.detail).toBe(
      `its history tells of entry ${recorded.length}, and its record ends with 1`,
    );
    await client.workflow.getHandle(workflowIdOf(older.id)).terminate();
    const sinceOf = async () =>
      (await doctorWith(client).examine()).find(({ case: id }) => id === 'broken')?.since;
    const since = await sinceOf();
    await pause(3000);
    expect(await sinceOf()).toBe(since);
    const runs = createCaseRuns(client);
    const log = { info() {}, warn() {}, error() {} };
    const histories = createTemporalRunner(client);
    await removeErasedWorkflows({ store, runs, histories, log });
    await eventually(async () => (await runs.list('erased')).length === 0);
    expect((await runs.list('broken')).length).toBe(1);
    const doctor = doctorWith(client);
    expect(refusals(await doctor.examine())).toBe(1);
    // Under way already, so that it may have seen what is mended meanwhile.
    const before = doctor.examine();
    await waitsNoLonger(store, 'm', 4e12);
    expect(refusals(await doctor.examine())).toBe(0);
    await before;
    expect(refusals(await doctor.latest())).toBe(0);
    for (const id of ['broken', 'lost', 'planless'])
      await client.workflow.getHandle(workflowIdOf(id)).terminate();
  }, 90_000);

  test('without Temporal, the doctor says so, and what the database knows', async () => {
    const connection = Connection.lazy({ address: '127.0.0.1:1', interceptors: [] });
    const stopped = await stoppedCase();
    const found = await doctorWith(new Client({ connection })).examine();
    expect(found).toContainEqual({ code: 'temporal-away' });
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'case-stopped', case: stopped.id }),
    );
    await connection.close();
  }, 60_000);
}
