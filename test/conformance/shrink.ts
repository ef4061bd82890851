import fc from 'fast-check';
import { compare } from './compare.ts';
import { runScenario } from './run-scenario.ts';
import { drawsArbitrary, type PreparedScenario, prepareCorpus } from './corpus.ts';
import type { Disagreement } from './batch.ts';
import type { ConformanceHarness } from './harness.ts';

/** The smallest scene, found within so many seconds, in which the two still disagree. */
export async function shrink(
  harness: ConformanceHarness,
  { draws: original }: Pick<PreparedScenario, 'draws'>,
  seconds: number,
): Promise<Disagreement<PreparedScenario> | undefined> {
  let smallest: Disagreement<PreparedScenario> | undefined;
  const agrees = async (candidate: PreparedScenario['draws']) => {
    const { directory, scenarios } = await prepareCorpus([candidate]);
    const [scenario] = scenarios;
    if (scenario === undefined) return true;
    const { disagreements: found } = compare(
      scenario,
      await runScenario(harness, scenario, directory),
      directory,
    );
    if (found.length > 0) smallest = { scenario, found };
    return found.length === 0;
  };
  await fc.check(fc.asyncProperty(drawsArbitrary, agrees), {
    examples: [[original]],
    numRuns: 1,
    interruptAfterTimeLimit: seconds * 1000,
  });
  return smallest;
}
