import { setTimeout as pause } from 'node:timers/promises';
import { compare } from './compare.ts';
import { unitTests, type Mutant } from './mutants.ts';
import { type MutatedCopy, mutatedCopy } from './mutated-copy.ts';
import { runInRealTime, stretched } from './real-time.ts';
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

/** Runs scenarios side by side; leaves the others alone as soon as one differs. In real time it has to differ at a third of the speed as well. */
async function firstDiffering(
  { scenarios, directory }: Corpus,
  context: DetectionContext,
): Promise<Detection | undefined> {
  const { scenes } = context;
  const queue = [...scenarios];
  let count = 0;
  return await new Promise((resolve, reject) => {
    const runNext = async () => {
      for (let scenario = queue.shift(); scenario; scenario = queue.shift()) {
        const first = await differenceIn(scenario, directory, context);
        const slowly = first !== undefined && scenes === 'real time';
        const difference = slowly ? await slowDifference(scenario.scene.id, context) : first;
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

async function differenceIn(
  scenario: PreparedScenario,
  directory: Corpus['directory'],
  { harness, compare: compareRun, scenes }: DetectionContext,
): Promise<string | undefined> {
  const run = scenes === 'random' ? runScenario : runInRealTime;
  const real = run(harness, scenario, directory).catch(() => undefined);
  const realRun = await Promise.race([real, pause(longestMs, undefined, { ref: false })]);
  if (realRun === undefined) return 'outcome: none';
  const [stranger] = harness.relay.strangers;
  return stranger === undefined
    ? compareRun(scenario, realRun, directory).disagreements[0]
    : `mails: nobody expects ${stranger}`;
}

/** On a busy machine a scene differs by itself: seconds pass between a timer and an act. */
async function slowDifference(
  title: string,
  context: DetectionContext,
): Promise<string | undefined> {
  const scene = realTimeScenes[title];
  if (scene === undefined) throw new Error(`there is no scene "${title}"`);
  const { scenarios, directory } = await handWrittenCorpus({ [title]: stretched(scene, 3) });
  for (const scenario of scenarios) {
    const difference = await differenceIn(scenario, directory, context);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
