import { parse, stringify } from 'yaml';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { ProofContext } from '../../engine/analysis/finding/context.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { quorums } from '../../engine/analysis/rules/quorums.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { libraryFiles } from '../conformance/library.ts';
import { type RandomScene, sceneOf } from '../conformance/random-scene.ts';
import { sampled } from '../conformance/corpus.ts';
import { answeringFlow } from './answering-flow.ts';
import { promisesFor } from './promises.ts';
import type { Duration } from '../../engine/model/base.ts';

/** A random flow on a random calendar that promises everything it could, and a case of it. */
export interface RandomSubject {
  readonly plan: Plan;
  readonly scene: RandomScene;
  readonly context: ProofContext;
}

/** The same for the same seed. */
export async function randomSubjects(
  seed: number,
  count: number,
  within: Duration,
): Promise<readonly RandomSubject[]> {
  const scenes = sampled(seed, count).map((drawn, i) => {
    const scene = sceneOf(drawn, `flow-${seed}-${i}`);
    return i % 3 === 0 ? scene : withAnswers(scene);
  });
  const files = scenes.flatMap((scene) => Object.entries(scene.files));
  const { flows, directory, caseSchema } = await compileAll(
    new Map([...Object.entries(libraryFiles), ...files]),
  );
  if (directory === undefined || caseSchema === undefined)
    throw new Error('the library does not compile');
  return scenes.flatMap((scene) => {
    const found = flows.get(scene.id);
    // A flow with an answer behind a step that always ends the case does not compile.
    if (found?.plan === undefined) return [];
    const plan = { ...found.plan, texts: '' };
    const context = { directory, caseSchema, packs: [], uses: {} };
    // In the random library somebody may have to fill two seats; tasks that can never be decided say nothing about times.
    const subject = {
      flow: behaviourOfPlan(plan),
      context: { ...context, calendars: plan.calendars },
    };
    if (quorums.find(subject).length > 0) return [];
    return [{ plan: { ...plan, ...promisesFor(plan, within) }, scene, context }];
  });
}

function withAnswers(scene: RandomScene): RandomScene {
  const [file = '', text = ''] =
    Object.entries(scene.files).find(([path]) => path.startsWith('flows/')) ?? [];
  const flow: unknown = parse(text);
  if (typeof flow !== 'object' || flow === null) return scene;
  return { ...scene, files: { ...scene.files, [file]: stringify(answeringFlow(flow)) } };
}
