import fc from 'fast-check';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { Directory } from '../../engine/model/definitions.ts';
import type { Entry } from '../../engine/model/journal.ts';
import type { RehearsedCase } from '../../engine/simulation/rehearse.ts';
import { createRandom } from '../../engine/simulation/random.ts';
import { cast, type Deed } from './cast.ts';
import { differences } from './journals.ts';
import { library } from './library.ts';
import { type Draws, type Scene, sceneOf } from './random-scene.ts';
import type { Piece } from './real.ts';
import { shaken } from './shaken.ts';
import type { Pinned } from './theatre.ts';

/** A scene that is ready to be played. */
export interface Ready extends Piece {
  readonly drawn: Draws;
  readonly scene: Scene;
}

export interface Repertoire {
  readonly directory: Directory;
  readonly pieces: readonly Ready[];
  /** Scenes in which the order of things hangs on seconds. */
  readonly unsteady: number;
}

const numbers = (most: number) =>
  fc.noBias(fc.array(fc.nat(), { minLength: most / 10, maxLength: most, size: 'max' }));

export const draws: fc.Arbitrary<Draws> = fc.tuple(numbers(300), numbers(30), numbers(100));

/** The same for the same seed. */
export const sampled = (seed: number, count: number): readonly Draws[] =>
  fc.sample(draws, { seed, numRuns: count });

/** Compiles the flows of many scenes at once, and lets people act in them. */
export async function rehearseScenes(all: readonly Draws[]): Promise<Repertoire> {
  const scenes = all.map((one, index) => sceneOf(one, `scene-${index + 1}`));
  const files = scenes.flatMap((scene) => Object.entries(scene.files));
  const compiled = await compileAll(new Map([...Object.entries(library), ...files]));
  const { directory } = compiled;
  if (directory === undefined) throw new Error(JSON.stringify(compiled.diagnostics));
  const pieces = all.flatMap((drawn, index) => {
    const scene = scenes[index];
    if (scene === undefined) return [];
    const { plan, texts, diagnostics } = compiled.flows.get(scene.id) ?? { diagnostics: [] };
    if (plan === undefined || texts === undefined)
      throw new Error(`${scene.files[`flows/${scene.id}.yaml`]}${JSON.stringify(diagnostics)}`);
    return ready(scene, drawn, { plan, texts }, directory);
  });
  return { directory, pieces, unsteady: scenes.length - pieces.length };
}

function ready(scene: Scene, drawn: Draws, pinned: Pinned, directory: Directory): readonly Ready[] {
  const { facts, start, mail } = scene;
  const plan = { ...pinned.plan, texts: '' };
  const its = { plan, hash: '', facts, start, people: directory };
  const deeds = cast(its, mail, drawn[2]);
  return isSteady(its, deeds, mail) ? [{ scene, drawn, pinned, facts, start, mail, deeds }] : [];
}

const shakes = 8;

/** More than lateness can add up to, less than any pause of a calendar: something has slipped past a closing time. */
const slippedMs = 15 * 60_000;

/** Whether the order of things is the same however late each comes by a few seconds, and nothing slips into the next opening. */
function isSteady(
  its: RehearsedCase & { readonly people: Directory },
  deeds: readonly Deed[],
  mail: Scene['mail'],
): boolean {
  const calm = shaken(its, deeds, mail, () => 0);
  const slips = ({ at }: Entry, index: number) => at - (calm[index]?.at ?? at) > slippedMs;
  return Array.from({ length: shakes }, (_none, seed) => seed).every((seed) => {
    const late = shaken(its, deeds, mail, createRandom(seed));
    return differences(calm, late).length === 0 && !late.some(slips);
  });
}
