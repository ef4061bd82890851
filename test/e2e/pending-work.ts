import { connectTemporal } from '../../platform/temporal/connection.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import type { E2eStack } from './stack.ts';

/** The pending work of a case at Temporal: a workflow task, and each activity with the number of its present attempt. */
export async function pendingWork(
  stack: E2eStack,
  { id }: { readonly id: string },
): Promise<{ readonly task: boolean; readonly tries: readonly number[] }> {
  const { address } = stack.temporal();
  const temporal = await connectTemporal({ address, namespace: 'default' });
  try {
    const { raw } = await temporal.client.workflow.getHandle(workflowIdOf(id)).describe();
    const tries = raw.pendingActivities?.map(({ attempt }) => attempt ?? 1) ?? [];
    return { task: Boolean(raw.pendingWorkflowTask), tries };
  } finally {
    await temporal.close();
  }
}
