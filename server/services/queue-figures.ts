import type { Client } from '@temporalio/client';
import type { Instant } from '../../engine/model/base.ts';
import { queues } from '../../engine/ports/queues.ts';

/** Something of each queue of Temporal that workers serve. */
export interface OfQueues<T> {
  readonly workflows: T;
  /** Of the activities of the mail queue. */
  readonly mails: T;
}

/** How a queue stands: who serves it, and what waits. */
export interface QueueFigures {
  readonly queue: string;
  /** How many workers ask for its tasks. */
  readonly workers: number;
  readonly backlog: number;
  /** How long the oldest task waits, in milliseconds. */
  readonly lagMs: number;
}

/** Asks Temporal for both queues; fails while it does not answer. */
export const queueFigures = async (
  client: Client,
  now: Instant,
): Promise<OfQueues<QueueFigures>> => {
  const { workflows, mails } = await describeQueues(client, { reportStats: true });
  return {
    workflows: figuresIn(queues.workflows, workflows, now),
    mails: figuresIn(queues.mail, mails, now),
  };
};

/** The names of the workers that serve now. */
export const workersOfQueues = async (
  client: Client,
  now: Instant,
): Promise<OfQueues<readonly string[]>> => {
  const { workflows, mails } = await describeQueues(client);
  return { workflows: workersIn(workflows, now), mails: workersIn(mails, now) };
};

type DescribedQueue = Awaited<ReturnType<Client['workflowService']['describeTaskQueue']>>;

async function describeQueues(
  client: Client,
  more: { readonly reportStats?: boolean } = {},
): Promise<OfQueues<DescribedQueue>> {
  const { namespace } = client.options;
  const describe = (name: string, taskQueueType: number) =>
    client.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name },
      taskQueueType,
      ...more,
    });
  const [workflows, mails] = await Promise.all([
    describe(queues.workflows, queueTypes.workflow),
    describe(queues.mail, queueTypes.activity),
  ]);
  return { workflows, mails };
}

/** As Temporal numbers them. */
const queueTypes = { workflow: 1, activity: 2 } as const;

function figuresIn(queue: string, described: DescribedQueue, now: Instant): QueueFigures {
  const { approximateBacklogAge: age, approximateBacklogCount: backlog } = described.stats ?? {};
  return {
    queue,
    workers: workersIn(described, now).length,
    backlog: Number(backlog ?? 0),
    lagMs: Number(age?.seconds ?? 0) * 1000 + Math.round((age?.nanos ?? 0) / 1e6),
  };
}

/** A worker asks for tasks at least this often; whoever has not is gone. */
const servingMs = 75_000;

/** Temporal's own times are compared with a clock that agrees with them as far as it can. */
function workersIn({ pollers }: DescribedQueue, now: Instant): readonly string[] {
  const since = now - servingMs;
  return (pollers ?? [])
    .filter(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 > since)
    .map(({ identity }) => identity ?? '');
}
