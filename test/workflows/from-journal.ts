import { WorkflowNotFoundError } from '@temporalio/client';
import type { Act } from '../../engine/model/act.ts';
import { createInterventionService } from '../../server/services/intervention-service.ts';
import { createTemporalRunner } from '../../server/services/temporal-runner.ts';
import { findCase } from '../../store/cases.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';
import { actUpdate, workflowIdOf } from '../../workflows/messages.ts';
import { sampleFacts } from '../definitions/sample-facts.ts';
import type { HarnessCase, WorkflowHarness } from './harness.ts';
import { eventually } from '../eventually.ts';

/** The sentences about cases whose workflow is gone, or behind their record, on a server that others use as well. */
export function fromJournal(harness: () => WorkflowHarness): void {
  const serviceOf = () =>
    createInterventionService({
      store: harness().store,
      runner: createTemporalRunner(harness().temporal.client),
      catalog: { current: () => Promise.reject(new Error('nobody asks for a flow')) },
      now: () => 0,
    });
  const workflowOf = ({ id }: HarnessCase) =>
    harness().temporal.client.workflow.getHandle(workflowIdOf(id));
  const actOn = (opened: HarnessCase, act: Act) =>
    workflowOf(opened).executeUpdate(actUpdate, { args: [act] });

  async function outcomeOf({ id }: HarnessCase): Promise<unknown> {
    await eventually(async () => (await findCase(harness().store, id))?.status === 'ended');
    expect(await verifyJournal(harness().store, id)).toBe('intact');
    return (await findCase(harness().store, id))?.outcome;
  }

  /** How often a mail of this case has left. */
  const mailsOf = async (opened: HarnessCase, message: string): Promise<number> => {
    const id = messageIdOf(
      { case: opened.id, message, person: 'candidate' },
      'HR <hr@acme.example>',
    );
    return harness().relay.mails.filter(({ source }) => source.includes(id)).length;
  };

  test('a case whose workflow somebody has ended goes on from its journal, and says nothing twice', async () => {
    const opened = await harness().start('core-transparent', facts);
    await opened.act(yes('department', 'grace-chen'));
    await opened.openedAt('group');
    const before = await opened.entries();
    await workflowOf(opened).terminate();
    expect(await serviceOf().resume(opened.id, 'code', cli)).toMatchObject({ kind: 'refused' });
    expect(await serviceOf().resumeFromJournal(opened.id, { what: 'nothing' }, cli)).toEqual({
      kind: 'done',
    });
    await actOn(opened, yes('group', 'liu-yang'));
    await eventually(async () => (await kindsOf(opened)).includes('answered', before.length));
    expect((await opened.entries()).slice(0, before.length)).toEqual(before);
    expect((await kindsOf(opened))[before.length]).toBe('resumed');
    expect(await mailsOf(opened, 'in-review')).toBe(1);
    await actOn(opened, { event: 'withdrawn', person: 'candidate', channel: 'page' });
    expect(await outcomeOf(opened)).toBe('withdrew');
  }, 60_000);

  test('such a case is closed, and the candidate is told', async () => {
    const opened = await harness().start('core-transparent', facts);
    await opened.act(yes('department', 'grace-chen'));
    await workflowOf(opened).cancel();
    // Being cancelled may have ended it by now.
    await workflowOf(opened)
      .terminate()
      .catch((error: unknown) => expect(error).toBeInstanceOf(WorkflowNotFoundError));
    const closing = { outcome: 'rejected', template: 'regret', channel: 'cli' } as const;
    expect(await serviceOf().close(opened.id, { ...closing, template: 'nothing' })).toMatchObject({
      refusal: { code: 'unknown-template' },
    });
    expect(await serviceOf().close(opened.id, closing)).toEqual({ kind: 'done' });
    expect(await outcomeOf(opened)).toBe('rejected');
    expect(await kindsOf(opened)).toEqual(expect.arrayContaining(['closed', 'sent', 'ended']));
    expect(await mailsOf(opened, 'closed.case')).toBe(1);
  }, 60_000);

  test('a case that Temporal has put back is stopped by the first conflict, and goes on from its journal', async () => {
    const opened = await harness().start('core-transparent', facts);
    await opened.act(yes('department', 'grace-chen'));
    await opened.openedAt('group');
    const before = await opened.entries();
    const { workflowService } = harness().temporal.client;
    const { history } = await workflowService.getWorkflowExecutionHistory({
      namespace: 'default',
      execution: { workflowId: workflowIdOf(opened.id) },
    });
    const first = history?.events?.find(
      ({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes != null,
    );
    await workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: workflowIdOf(opened.id) },
      requestId: 'put-back',
      reason: 'an older copy',
      workflowTaskFinishEventId: first?.eventId ?? null,
      resetReapplyExcludeTypes: [1, 2],
    });
    // Its first turn happens anew, at another instant.
    await eventually(
      async () => (await findCase(harness().store, opened.id))?.status === 'stopped',
    );
    expect(await opened.entries()).toEqual(before);
    expect(await serviceOf().resumeFromJournal(opened.id, { what: 'nothing' }, cli)).toEqual({
      kind: 'done',
    });
    await actOn(opened, yes('group', 'liu-yang'));
    await actOn(opened, { event: 'withdrawn', person: 'candidate', channel: 'page' });
    expect(await outcomeOf(opened)).toBe('withdrew');
    expect((await opened.entries()).slice(0, before.length)).toEqual(before);
  }, 60_000);
}

const cli = { channel: 'cli' } as const;
const facts = sampleFacts('core-transparent');
const yes = (task: string, person: string) =>
  ({ task, round: 1, person, outcome: 'approved', channel: 'api' }) as const;
const kindsOf = async (opened: HarnessCase) => (await opened.entries()).map(({ kind }) => kind);
