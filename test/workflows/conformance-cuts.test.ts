import { replayCutHistories, type RecordedCase } from '../conformance/cut-histories.ts';
import { instrumentedBundle } from '../conformance/replay-histories.ts';
import { replayRespread } from '../conformance/respread.ts';
import { prepareCorpus, sampled } from '../conformance/corpus.ts';
import { runBatch } from '../conformance/batch.ts';
import { openConformanceHarness } from '../conformance/harness.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testBundle, testServer } from '../temporal-server.ts';

// A worker may die after any event of a history: another worker goes on as if nothing had happened. Nor does it matter which inputs
// Temporal delivers together, and in which order.

test('random cases replay from every event, to the same commands and the same journal', async () => {
  const { directory, scenarios } = await prepareCorpus(sampled(7, 15));
  const longest = scenarios
    .toSorted((a, b) => b.acts.length - a.acts.length || (a.scene.id < b.scene.id ? -1 : 1))
    .slice(0, 2);
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
      scenarios: longest,
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
  expect(cuts).toBeGreaterThan(100);
  const respread = await replayRespread(code, recorded);
  expect(respread.failures).toEqual([]);
  expect(respread.readings).toBeGreaterThan(6);
}, 180_000);
