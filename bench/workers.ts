import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { Activities } from '../engine/ports/activities.ts';
import { dataConverterOf } from '../platform/temporal/connection.ts';
import { queues } from '../engine/ports/queues.ts';
import { byHandQueues, type HandActivities } from './by-hand/contract.ts';

export interface WorkerEnvironment {
  readonly connection: NativeConnection;
  /** Path of the bundled workflows. */
  readonly bundle: string;
}

/** Serves flows like `startWorker`, with activities of our own. */
export const flowWorkers = (
  environment: WorkerEnvironment,
  activities: Activities,
): Promise<Worker[]> => workers(environment, queues, activities);

export const byHandWorkers = (
  environment: WorkerEnvironment,
  activities: HandActivities,
): Promise<Worker[]> => workers(environment, byHandQueues, activities);

/** Runs workers until `stop` is called. */
export function run(all: readonly Worker[]): { stop(): Promise<void> } {
  const runs = Promise.all(all.map((worker) => worker.run()));
  // Seen when it is awaited.
  runs.catch(() => undefined);
  return {
    async stop() {
      for (const worker of all) if (worker.getState() === 'RUNNING') worker.shutdown();
      await runs;
    },
  };
}

function workers(
  { connection, bundle }: WorkerEnvironment,
  taskQueues: { readonly workflows: string; readonly mail: string },
  activities: object,
): Promise<Worker[]> {
  const common = { ...shared, connection, activities, dataConverter: dataConverterOf({}) };
  return Promise.all([
    Worker.create({
      ...common,
      ...workflows,
      taskQueue: taskQueues.workflows,
      workflowBundle: { codePath: bundle },
    }),
    Worker.create({ ...common, ...mail, taskQueue: taskQueues.mail }),
  ]);
}

// As `worker/start-worker.ts` has them, for both sides.
const autoscaling = { type: 'autoscaling' } as const;
const shared = { shutdownGraceTime: '10s', shutdownForceTime: '15s' } as const;
const workflows = {
  enableNonLocalActivities: false,
  maxCachedWorkflows: 1000,
  stickyQueueScheduleToStartTimeout: '2s',
  workflowTaskPollerBehavior: autoscaling,
} satisfies Partial<WorkerOptions>;
const mail = {
  maxConcurrentActivityTaskExecutions: 50,
  activityTaskPollerBehavior: autoscaling,
} satisfies Partial<WorkerOptions>;
