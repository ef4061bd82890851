import type { Client } from '@temporalio/client';
import { caseIdOf, flowType } from '../../workflows/messages.ts';

/** The cases whose workflows Temporal lists as open; the list is a moment behind. */
export async function openWorkflows(client: Client): Promise<readonly string[]> {
  const ids: string[] = [];
  const query = `WorkflowType = "${flowType}" AND ExecutionStatus = "Running"`;
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 500 })) {
    const id = caseIdOf(workflowId);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
