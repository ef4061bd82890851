import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Worker, type InjectedSinks } from '@temporalio/worker';
import type { PayloadKeys } from '../../platform/codec/encryption.ts';
import { workerConverterOf } from '../../worker/data-converter.ts';
import type { WorkflowHistory } from '../workflows/recordings.ts';
import type { CommandSinks, ScheduledCommand } from '../workflows/scheduled-commands.ts';

const root = join(import.meta.dirname, '../..');
const test = (file: string) => join(root, 'test/workflows', file);

/** Workflow code that reports the commands that it schedules, and takes jobs in another order where the id of the workflow asks for one. */
export async function instrumentedBundle(workflows = join(root, 'workflows')): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: workflows,
    workflowInterceptorModules: [test('scheduled-commands.ts'), test('job-order.ts')],
    logger: new DefaultLogger('ERROR'),
  });
  return code;
}

/** What a replay has scheduled, and why it failed, if it did. */
export interface Replayed {
  readonly scheduled: readonly ScheduledCommand[];
  readonly error: string | undefined;
}

/** Replays histories by name, with nothing cached. */
export async function replayHistories(
  code: string,
  histories: ReadonlyMap<string, WorkflowHistory>,
  keys?: PayloadKeys,
): Promise<ReadonlyMap<string, Replayed>> {
  const scheduled = new Map<string, ScheduledCommand[]>();
  for (const name of histories.keys()) scheduled.set(name, []);
  const sinks: InjectedSinks<CommandSinks> = {
    commands: {
      scheduled: {
        fn: ({ workflowId }, command) => void scheduled.get(workflowId)?.push(command),
        callDuringReplay: true,
      },
    },
  };
  const results = Worker.runReplayHistories(
    { workflowBundle: { code }, sinks, dataConverter: workerConverterOf(keys ? { keys } : {}) },
    [...histories].map(([workflowId, history]) => ({ workflowId, history })),
  );
  const replayed = new Map<string, Replayed>();
  for await (const { workflowId, error } of results)
    replayed.set(workflowId, {
      scheduled: scheduled.get(workflowId) ?? [],
      error: error?.message,
    });
  return replayed;
}
