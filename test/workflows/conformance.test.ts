import { kinds } from '../../engine/steps/index.ts';
import { describeDisagreement } from '../conformance/describe-disagreement.ts';
import { runRealTimeScenes } from '../conformance/real-time.ts';
import { realTimeScenes } from '../conformance/real-time-scenes.ts';
import { type Corpus, prepareCorpus, sampled } from '../conformance/corpus.ts';
import { runBatch } from '../conformance/batch.ts';
import { openConformanceHarness, type ConformanceHarness } from '../conformance/harness.ts';
import { testBundle, testServer } from '../temporal-server.ts';

// What a rehearsal shows is what happens: random scenes on the virtual host, and as real workflows on the real server.
// `npm run conformance` plays a thousand of them.

const seed = 4;
const scenes = 24;

let corpus: Corpus;
let harness: ConformanceHarness;
beforeAll(async () => {
  corpus = await prepareCorpus(sampled(seed, scenes));
  const { directory } = corpus;
  harness = await openConformanceHarness({
    cli: testServer().cli,
    bundle: testBundle(),
    directory,
  });
}, 60_000);
afterAll(() => harness.close());

test('the sample has steps of every kind', () => {
  const written = corpus.scenarios.map(({ scene }) => Object.values(scene.files).join('\n'));
  const missing = Object.keys(kinds).filter(
    (kind) => !written.some((files) => new RegExp(`^ *(- )?${kind}:`, 'm').test(files)),
  );
  expect(missing).toEqual([]);
});

test('rehearsal and reality agree entry by entry', async () => {
  const { directory, scenarios } = corpus;
  const report = await runBatch({ harness, directory, scenarios, concurrency: 12 });
  expect(report.disagreements.map(describeDisagreement).join('\n')).toBe('');
  expect(report.scenes).toBe(scenarios.length);
  expect(harness.relay.strangers).toEqual([]);
}, 180_000);

describe('they agree where virtual time cannot go', () => {
  let disagreements: ReadonlyMap<string, string>;
  beforeAll(async () => {
    disagreements = await runRealTimeScenes(harness, realTimeScenes);
  }, 400_000);

  test.each(Object.keys(realTimeScenes))('%s', (title) => {
    expect(disagreements.get(title)).toBeUndefined();
  });
});
