import { compileAll } from '../../engine/compiler/compile.ts';
import type { Directory } from '../../engine/definitions.ts';
import type { Plan } from '../../engine/plan.ts';
import { library } from '../conformance/library.ts';
import { type Scene, sceneOf } from '../conformance/random-scene.ts';
import { sampled } from '../conformance/scenes.ts';
import { promisesFor } from './promises.ts';

/** A random flow on a random calendar that promises everything it could, and a case of it. */
export interface Subject {
  readonly plan: Plan;
  readonly scene: Scene;
  readonly directory: Directory;
}

/** The same for the same seed. */
export async function subjects(seed: number, count: number): Promise<readonly Subject[]> {
  const scenes = sampled(seed, count).map((drawn, i) => sceneOf(drawn, `flow-${seed}-${i}`));
  const files = scenes.flatMap((scene) => Object.entries(scene.files));
  const { flows, directory } = await compileAll(new Map([...Object.entries(library), ...files]));
  if (directory === undefined) throw new Error('the library has no directory');
  return scenes.flatMap((scene) => {
    const found = flows.get(scene.id);
    if (found?.plan === undefined) throw new Error(JSON.stringify(found?.diagnostics));
    const plan = { ...found.plan, texts: '' };
    return [{ plan: { ...plan, ...promisesFor(plan) }, scene, directory }];
  });
}
