import { replayCutHistories, type RecordedCase } from '../conformance/cut-histories.ts';
import { instrumentedBundle } from '../conformance/replay-histories.ts';
import { replayRespread } from '../conformance/respread.ts';
import { prepareCorpus, sampled } from '../conformance/corpus.ts';
import { runBatch } from '../conformance/batch.ts';
import { handWrittenCorpus } from '../conformance/hand-written-scenes.ts';
import { openConformanceHarness } from '../conformance/harness.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testBundle, testServer } from '../temporal-server.ts';

// A worker may die after any event of a history: another worker goes on as if nothing had happened. Nor does it matter which inputs
// Temporal delivers together, and in which order.

/** The status is accepted in a task of its own, which schedules nothing, and the next task brings an answer. */
const silentTask = {
  flow: `steps:
  - { tell: candidate, template: word }
  - approve: Review
    id: review
    by: [head, director]
    within: 5m
    remind: 58s
    silent: [{ end: silent }]
  - end: approved`,
  mail: [{ does: 'refuse', message: 'word', times: 1 }],
  acts: [
    [28, 'ann', 'review', 'approved'],
    [100, 'cat', 'review', 'approved'],
  ],
} as const;

test('random cases replay from every event, to the same commands and the same journal', async () => {
  const { directory, scenarios } = await prepareCorpus(sampled(7, 15));
  const acting = scenarios.filter(({ acts }) => acts.length > 1);
  const shortest = acting
    .toSorted((a, b) => a.acts.length - b.acts.length || (a.scene.id < b.scene.id ? -1 : 1))
    .slice(0, 1);
  const written = await handWrittenCorpus({ 'a silent task': silentTask });
  const harness = await openConformanceHarness({
    cli: testServer().cli,
    bundle: testBundle(),
    directory,
  });
  const recorded: RecordedCase[] = [];
  try {
    await runBatch({
      harness,
      directory,
      scenarios: [...shortest, ...written.scenarios],
      concurrency: 4,
      async onRun({ scene }, { input, entries }) {
        const handle = harness.temporal.client.workflow.getHandle(workflowIdOf(input.case));
        recorded.push({ name: scene.id, history: await handle.fetchHistory(), entries });
      },
    });
  } finally {
    await harness.close();
  }
  const code = await instrumentedBundle();
  const { cuts, failures } = await replayCutHistories(code, recorded);
  expect(failures).toEqual([]);
  expect(cuts).toBeGreaterThan(50);
  const respread = await replayRespread(code, recorded);
  expect(respread.failures).toEqual([]);
  expect(respread.readings).toBeGreaterThan(4 * recorded.length);
}, 180_000);
