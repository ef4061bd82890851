import type { Client } from '@temporalio/client';
import { queues } from '../../engine/ports/queues.ts';

/** How a queue of Temporal stands: what waits for a worker. */
export interface QueueFigures {
  readonly queue: string;
  readonly backlog: number;
  /** How long the oldest task waits, in milliseconds. */
  readonly lagMs: number;
}

/** Asks Temporal for both queues; fails while it does not answer. */
export const queueFigures = (client: Client): Promise<readonly QueueFigures[]> =>
  Promise.all([
    figuresOf(client, { taskQueue: { name: queues.workflows }, taskQueueType: 1 }),
    figuresOf(client, { taskQueue: { name: queues.mail }, taskQueueType: 2 }),
  ]);

const figuresOf = async (
  client: Client,
  queue: { readonly taskQueue: { readonly name: string }; readonly taskQueueType: 1 | 2 },
): Promise<QueueFigures> => {
  const { namespace } = client.options;
  const { stats } = await client.workflowService.describeTaskQueue({
    namespace,
    ...queue,
    reportStats: true,
  });
  const { seconds, nanos } = stats?.approximateBacklogAge ?? {};
  return {
    queue: queue.taskQueue.name,
    backlog: Number(stats?.approximateBacklogCount ?? 0),
    lagMs: Number(seconds ?? 0) * 1000 + Math.round((nanos ?? 0) / 1e6),
  };
};
