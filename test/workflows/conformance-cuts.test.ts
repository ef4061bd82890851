import { replayCut, tellingBundle, type Recorded } from '../conformance/cuts.ts';
import { rehearseScenes, sampled } from '../conformance/scenes.ts';
import { playSeason } from '../conformance/season.ts';
import { openTheatre } from '../conformance/theatre.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testBundle, testServer } from '../temporal-server.ts';

// A worker may die after any event of any history: another one goes on as if nothing had happened.

test('random cases replay from every event, to the same commands and the same journal', async () => {
  const { directory, pieces } = await rehearseScenes(sampled(7, 40));
  const longest = pieces
    .toSorted((a, b) => b.deeds.length - a.deeds.length || (a.scene.id < b.scene.id ? -1 : 1))
    .slice(0, 4);
  const theatre = await openTheatre({ cli: testServer().cli, bundle: testBundle(), directory });
  const recorded: Recorded[] = [];
  try {
    await playSeason({
      theatre,
      directory,
      pieces: longest,
      lanes: 4,
      async played({ scene }, { input, entries }) {
        const handle = theatre.temporal.client.workflow.getHandle(workflowIdOf(input.case));
        recorded.push({ name: scene.id, history: await handle.fetchHistory(), entries });
      },
    });
  } finally {
    await theatre.close();
  }
  const { cuts, faults } = await replayCut(await tellingBundle(), recorded);
  expect(faults).toEqual([]);
  expect(cuts).toBeGreaterThan(100);
}, 180_000);
