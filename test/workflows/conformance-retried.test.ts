import { setTimeout as pause } from 'node:timers/promises';
import { queues } from '../../engine/ports/queues.ts';
import { readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { actSignal, flowType, workflowIdOf } from '../../workflows/messages.ts';
import { openConformanceHarness } from '../conformance/harness.ts';
import { handWrittenCorpus } from '../conformance/hand-written-scenes.ts';
import { testBundle, testServer } from '../temporal-server.ts';

// Temporal repeats a workflow task when an act arrives just as the task ends the case, or when a worker dies before the task is recorded.
// By then the local activity of the first attempt has written entries; those of the second have other instants and replace them.
test('a word that comes while the last entries are written does not keep a case from ending', async () => {
  const { directory, scenarios } = await handWrittenCorpus({
    it: { flow: 'steps: [{ end: done }]' },
  });
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error('there is no scene');
  const harness = await openConformanceHarness({
    cli: testServer().cli,
    bundle: testBundle(),
    directory,
  });
  try {
    const input = await harness.prepare(scenario.pinned, scenario.facts);
    // Holds the only connection of the store until the act has arrived.
    const holding = harness.store.db.transaction().execute(() => pause(1500));
    const handle = await harness.temporal.client.workflow.start(flowType, {
      taskQueue: queues.workflows,
      workflowId: workflowIdOf(input.case),
      args: [input],
    });
    await pause(500);
    await handle.signal(actSignal, {
      event: 'withdrawn',
      person: 'candidate',
      channel: 'signal',
    });
    await holding;
    const outcome = await Promise.race([handle.result(), pause(4000, 'nothing', { ref: false })]);
    expect(outcome).toBe('done');
    expect((await readJournal(harness.store, input.case)).map(({ kind }) => kind)).toEqual([
      'started',
      'ended',
    ]);
    expect(await verifyJournal(harness.store, input.case)).toBe('intact');
  } finally {
    await harness.close();
  }
}, 60_000);
