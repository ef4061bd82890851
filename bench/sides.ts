import {
  type Client,
  type WorkflowHandle,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { createTemporalRunner } from '../server/services/temporal-runner.ts';
import { workflowIdOf } from '../workflows/messages.ts';
import { byHandQueues, decideName, type HandDecision, type HandInput } from './by-hand/contract.ts';
import { approvers, compileYardstick, factsOf } from './yardstick.ts';

/** One of the two implementations of the yardstick, seen from outside: the flow, or the workflow written by hand. */
export interface Side {
  readonly name: SideName;
  start(caseId: string, windowMs: number): Promise<void>;
  /** An approver says yes; resolves when Temporal has it, to false when it came too late. */
  approve(caseId: string, rung: 0 | 1): Promise<boolean>;
  handle(caseId: string): WorkflowHandle;
}

export type SideName = 'flow' | 'by-hand';

/** Cases are started and decided as Tidings' server does it. */
export function flowSide(client: Client): Side {
  const runner = createTemporalRunner(client);
  return {
    name: 'flow',
    async start(id, windowMs) {
      const { plan, hash } = await compileYardstick(windowMs);
      await runner.start({ case: id, plan, hash, facts: factsOf(id) });
    },
    async approve(id, rung) {
      const taken = await runner.act(id, {
        task: 'decide',
        round: 1,
        person: approvers[rung],
        outcome: 'approved',
        channel: 'page',
      });
      return taken.kind === 'recorded';
    },
    handle: (id) => client.workflow.getHandle(workflowIdOf(id)),
  };
}

export function byHandSide(client: Client): Side {
  const handle = (id: string) => client.workflow.getHandle(workflowIdOf(id));
  return {
    name: 'by-hand',
    async start(id, windowMs) {
      const input: HandInput = { id, candidate: 'candidate', approvers, windowMs };
      await client.workflow.start('byHand', {
        taskQueue: byHandQueues.workflows,
        workflowId: workflowIdOf(id),
        args: [input],
      });
    },
    async approve(id, rung) {
      const decision: HandDecision = { person: approvers[rung], approved: true };
      try {
        await handle(id).executeUpdate(decideName, { args: [decision] });
        return true;
      } catch (error) {
        if (error instanceof WorkflowUpdateFailedError || error instanceof WorkflowNotFoundError)
          return false;
        throw error;
      }
    },
    handle,
  };
}
