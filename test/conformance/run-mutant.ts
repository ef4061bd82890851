import { setTimeout as pause } from 'node:timers/promises';
import { compare } from './compare.ts';
import { unitTests, type Mutant } from './mutants.ts';
import { type MutatedCopy, mutatedCopy } from './mutated-copy.ts';
import { runInRealTime } from './real-time.ts';
import { realTimeScenes } from './real-time-scenes.ts';
import { runScenario } from './run-scenario.ts';
import { type PreparedScenario, prepareCorpus, type Corpus, sampled } from './corpus.ts';
import { openConformanceHarness, type ConformanceHarness } from './harness.ts';
import { handWrittenCorpus } from './hand-written-scenes.ts';

/** The result of a mutant: what has detected it. */
export interface MutantResult {
  readonly title: string;
  /** The first scene that did; missing when the mutant survived. */
  readonly by?: Detection;
  /** Whether the unit tests did; missing where they do not run that part. */
  readonly tests?: boolean;
}

export interface Detection {
  readonly scenes: 'random' | 'real time';
  /** The first words of what differed. */
  readonly compared: string;
  /** How many scenes had been run by then. */
  readonly after: number;
  /** The difference itself. */
  readonly difference: string;
}

export interface MutationTools {
  readonly cli: string;
  /** Makes the bundle of the workflows without any mutation. */
  readonly bundle: () => Promise<string>;
  readonly seed: number;
}

export const sceneCounts = { random: 120, realTime: Object.keys(realTimeScenes).length };

/** Runs scenes with a mutant in one of the two hosts until one of them differs, and the unit tests of that part. */
export async function runMutant(tools: MutationTools, mutant: Mutant): Promise<MutantResult> {
  const { title, part } = mutant;
  const copy = await mutatedCopy(mutant);
  try {
    const by = await detect(tools, mutant, copy);
    const tests = unitTests[part];
    return {
      title,
      ...(by !== undefined && { by }),
      ...(tests !== undefined && { tests: await copy.fails(tests) }),
    };
  } finally {
    await copy.remove();
  }
}

async function detect(
  tools: MutationTools,
  mutant: Mutant,
  copy: MutatedCopy,
): Promise<Detection | undefined> {
  const random = await prepareCorpus(sampled(tools.seed, sceneCounts.random));
  const harness = await harnessFor(tools, mutant, copy, random);
  const comparing = mutant.part === 'rehearsal' ? copy.compare : compare;
  try {
    return (
      (await firstDiffering(random, { harness, compare: comparing, scenes: 'random' })) ??
      (await firstDiffering(await handWrittenCorpus(realTimeScenes), {
        harness,
        compare: comparing,
        scenes: 'real time',
      }))
    );
  } finally {
    await harness.close();
  }
}

/** A mutant of the interpreter is put into the running host alone: two hosts that share it do not differ. */
const harnessFor = async (
  { cli, bundle }: MutationTools,
  { part }: Mutant,
  { startWorker, bundle: mutated }: MutatedCopy,
  { directory }: Corpus,
): Promise<ConformanceHarness> =>
  part === 'rehearsal'
    ? openConformanceHarness({ cli, directory, bundle: await bundle() })
    : openConformanceHarness({ cli, directory, bundle: mutated, startWorker });

interface DetectionContext extends Pick<Detection, 'scenes'> {
  readonly harness: ConformanceHarness;
  readonly compare: MutatedCopy['compare'];
}

const concurrency = 20;
/** A case that has not ended by then never does. */
const longestMs = 90_000;

/** Runs scenarios side by side; leaves the others alone as soon as one differs. */
async function firstDiffering(
  { scenarios, directory }: Corpus,
  { harness, compare: compareRun, scenes }: DetectionContext,
): Promise<Detection | undefined> {
  const queue = [...scenarios];
  let count = 0;
  const differenceIn = async (scenario: PreparedScenario): Promise<string | undefined> => {
    const run = scenes === 'random' ? runScenario : runInRealTime;
    const real = run(harness, scenario, directory).catch(() => undefined);
    const realRun = await Promise.race([real, pause(longestMs, undefined, { ref: false })]);
    if (realRun === undefined) return 'outcome: none';
    const [stranger] = harness.relay.strangers;
    return stranger === undefined
      ? compareRun(scenario, realRun, directory).disagreements[0]
      : `mails: nobody expects ${stranger}`;
  };
  return await new Promise((resolve, reject) => {
    const runNext = async () => {
      for (let scenario = queue.shift(); scenario; scenario = queue.shift()) {
        const difference = await differenceIn(scenario);
        count += 1;
        if (difference === undefined) continue;
        queue.length = 0;
        const [compared = ''] = difference.split(':');
        resolve({
          scenes,
          compared,
          after: count,
          difference: `${scenario.scene.id}, ${difference}`,
        });
      }
    };
    Promise.all(Array.from({ length: concurrency }, runNext)).then(
      () => resolve(undefined),
      reject,
    );
  });
}
