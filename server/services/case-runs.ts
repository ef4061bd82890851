import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../../workflows/messages.ts';
import { unlessMissing } from './temporal-errors.ts';

/** One run of the workflow of a case; each continues the one before. */
export interface CaseRun {
  readonly runId: string;
  readonly running: boolean;
}

/** The runs of cases at Temporal. */
export interface CaseRuns {
  /** All runs that Temporal still has of a case, the last one first. */
  list(caseId: string): Promise<readonly CaseRun[]>;
  /** Deletes closed runs, with their histories. Temporal does so in its own time, on the dev server within half a minute. */
  remove(caseId: string, runs: readonly CaseRun[]): Promise<void>;
}

export const createCaseRuns = (client: Client): CaseRuns => ({
  list: (caseId) => listRuns(client, workflowIdOf(caseId)),
  async remove(caseId, runs) {
    const { namespace } = client.options;
    for (const { runId } of runs)
      await unlessMissing(
        client.workflowService.deleteWorkflowExecution({
          namespace,
          workflowExecution: { workflowId: workflowIdOf(caseId), runId },
        }),
      );
  },
});

async function listRuns(client: Client, workflowId: string): Promise<readonly CaseRun[]> {
  const { namespace } = client.options;
  const described = await unlessMissing(
    client.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } }),
  );
  const { execution, closeTime } = described?.workflowExecutionInfo ?? {};
  const runs: CaseRun[] = [];
  for (let runId = execution?.runId; runId; runId = await runBefore(client, workflowId, runId))
    runs.push({ runId, running: runs.length === 0 && closeTime == null });
  return runs;
}

/** The run that this one continues. */
async function runBefore(
  client: Client,
  workflowId: string,
  runId: string,
): Promise<string | null | undefined> {
  const first = await unlessMissing(
    client.workflowService.getWorkflowExecutionHistory({
      namespace: client.options.namespace,
      execution: { workflowId, runId },
      maximumPageSize: 1,
    }),
  );
  const [begin] = first?.history?.events ?? [];
  return begin?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId;
}
