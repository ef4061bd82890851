import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Worker, type InjectedSinks } from '@temporalio/worker';
import type { Entry } from '../../engine/model/journal.ts';
import { workerConverterOf } from '../../worker/data-converter.ts';
import { type WorkflowHistory, readRecording, recordings } from './recordings.ts';
import { commandsIn } from './history-commands.ts';
import type { CommandSinks, ScheduledCommand } from './scheduled-commands.ts';

// Cases that an earlier worker carried out must come out the same with today's. Temporal's own replay compares neither arguments nor
// the lengths of timers, so the commands are compared here.

const root = join(import.meta.dirname, '../..');
let code: string;
beforeAll(async () => {
  ({ code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows'),
    workflowInterceptorModules: [join(import.meta.dirname, 'scheduled-commands.ts')],
    logger: new DefaultLogger('ERROR'),
  }));
}, 60_000);

test.each(recordings)(
  '%s',
  async (file) => {
    const { history, journal } = await readRecording(file);
    const before = await commandsIn(history);
    const scheduled = await replay(history);
    expect(before.length).toBeGreaterThan(3);
    expect(scheduled.filter(({ command }) => command !== 'local activity')).toEqual(before);
    expect(journalOf(scheduled)).toEqual(journal);
  },
  60_000,
);

async function replay(history: WorkflowHistory): Promise<readonly ScheduledCommand[]> {
  const scheduled: ScheduledCommand[] = [];
  const sinks: InjectedSinks<CommandSinks> = {
    commands: {
      scheduled: { fn: (_info, command) => void scheduled.push(command), callDuringReplay: true },
    },
  };
  await Worker.runReplayHistory(
    { workflowBundle: { code }, sinks, dataConverter: workerConverterOf({}) },
    history,
  );
  return scheduled;
}

/** Every entry that was handed over; one that is handed over again until it is acknowledged counts once. */
function journalOf(scheduled: readonly ScheduledCommand[]): readonly Entry[] {
  const entries = scheduled.flatMap(({ input }) =>
    Array.isArray(input)
      ? (input as { entries?: readonly Entry[] }[]).flatMap((one) => one.entries ?? [])
      : [],
  );
  return [...new Map(entries.map((entry) => [entry.seq, entry])).values()].toSorted(
    (a, b) => a.seq - b.seq,
  );
}
