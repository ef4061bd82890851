import type { Client } from '@temporalio/client';
import { caseIdOf, flowType } from '../../workflows/messages.ts';

/** The cases whose workflows Temporal lists, or of them the open ones; the list is a moment behind. */
export async function listedCases(
  client: Client,
  which: 'all' | 'open' = 'all',
): Promise<readonly string[]> {
  const ids: string[] = [];
  const ofFlows = `WorkflowType = "${flowType}"`;
  const query = which === 'open' ? `${ofFlows} AND ExecutionStatus = "Running"` : ofFlows;
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 500 })) {
    const id = caseIdOf(workflowId);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
