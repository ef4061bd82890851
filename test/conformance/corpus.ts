import fc from 'fast-check';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { Directory } from '../../engine/model/definitions.ts';
import type { Entry } from '../../engine/model/journal.ts';
import type { RehearsedCase } from '../../engine/simulation/rehearse.ts';
import { createRandom } from '../../engine/simulation/random.ts';
import { randomActs, type TimedAct } from './random-acts.ts';
import { journalDifferences } from './compare-journals.ts';
import { libraryFiles } from './library.ts';
import { type Draws, type RandomScene, sceneOf } from './random-scene.ts';
import type { Scenario } from './run-scenario.ts';
import { rehearseWithDelays } from './rehearse-with-delays.ts';
import type { CompiledPlan } from './harness.ts';

/** A random scene that is compiled and has its people, ready to be run. */
export interface PreparedScenario extends Scenario {
  readonly draws: Draws;
  readonly scene: RandomScene;
}

/** Random scenes that were prepared together. */
export interface Corpus {
  readonly directory: Directory;
  readonly scenarios: readonly PreparedScenario[];
  /** How many more scenes were left out because the order of their events depends on seconds. */
  readonly timingSensitive: number;
}

const numbers = (most: number) =>
  fc.noBias(fc.array(fc.nat(), { minLength: most / 10, maxLength: most, size: 'max' }));

export const drawsArbitrary: fc.Arbitrary<Draws> = fc.tuple(
  numbers(300),
  numbers(30),
  numbers(100),
);

/** Draws for so many scenes; the same for the same seed. */
export const sampled = (seed: number, count: number): readonly Draws[] =>
  fc.sample(drawsArbitrary, { seed, numRuns: count });

/** Compiles the flows of many scenes at once, and lets people act in them. */
export async function prepareCorpus(all: readonly Draws[]): Promise<Corpus> {
  const scenes = all.map((one, index) => sceneOf(one, `scene-${index + 1}`));
  const files = scenes.flatMap((scene) => Object.entries(scene.files));
  const compiled = await compileAll(new Map([...Object.entries(libraryFiles), ...files]));
  const { directory } = compiled;
  if (directory === undefined) throw new Error(JSON.stringify(compiled.diagnostics));
  const scenarios = all.flatMap((draw, index) => {
    const scene = scenes[index];
    if (scene === undefined) return [];
    const { plan, texts, diagnostics } = compiled.flows.get(scene.id) ?? { diagnostics: [] };
    if (plan === undefined || texts === undefined)
      throw new Error(`${scene.files[`flows/${scene.id}.yaml`]}${JSON.stringify(diagnostics)}`);
    return prepare(scene, draw, { plan, texts }, directory);
  });
  return { directory, scenarios, timingSensitive: scenes.length - scenarios.length };
}

function prepare(
  scene: RandomScene,
  draws: Draws,
  pinned: CompiledPlan,
  directory: Directory,
): readonly PreparedScenario[] {
  const { facts, start, mail } = scene;
  const plan = { ...pinned.plan, texts: '' };
  const rehearsedCase = { plan, hash: '', facts, start, people: directory };
  const acts = randomActs(rehearsedCase, mail, draws[2]);
  return isTimingInsensitive(rehearsedCase, acts, mail)
    ? [{ scene, draws, pinned, facts, start, mail, acts }]
    : [];
}

const delayRuns = 8;

/** More than delays can add up to, less than any pause of a calendar: an event that is so late has slipped past a closing time. */
const slippedMs = 15 * 60_000;

/** Whether the order of events stays the same when each comes a few seconds late, and nothing slips into the next opening. */
function isTimingInsensitive(
  rehearsedCase: RehearsedCase & { readonly people: Directory },
  acts: readonly TimedAct[],
  mail: RandomScene['mail'],
): boolean {
  const punctual = rehearseWithDelays(rehearsedCase, acts, mail, () => 0);
  const slips = ({ at }: Entry, index: number) => at - (punctual[index]?.at ?? at) > slippedMs;
  return Array.from({ length: delayRuns }, (_none, seed) => seed).every((seed) => {
    const late = rehearseWithDelays(rehearsedCase, acts, mail, createRandom(seed));
    return journalDifferences(punctual, late).length === 0 && !late.some(slips);
  });
}
