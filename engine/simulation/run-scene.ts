import type { Plan } from '../model/plan.ts';
import { rehearse, type RehearsedCase, type Rehearsal } from './rehearse.ts';
import type { Scene, SceneAct } from './scene.ts';
import type { Failure } from './expectation-context.ts';
import { createExpectationChecker } from './check-expectations.ts';

/** The run of a scene, and what failed in it. */
export interface SceneResult {
  readonly scene: Scene;
  readonly rehearsal: Rehearsal;
  /** Empty when it went as it should. */
  readonly failures: readonly Failure[];
}

/** The setting that all scenes of a flow share: its plan, its people and the calendars. */
export type Setting = Pick<RehearsedCase, 'people' | 'calendars'> & {
  readonly plan: Plan;
  readonly hash: string;
};

/** Rehearses a scene and checks what it expects. */
export function rehearseScene(scene: Scene, setting: Setting): SceneResult {
  const { start, facts, scriptedActs, environment, expect } = scene;
  const rehearsedCase: RehearsedCase = { ...setting, start, facts };
  const rehearsal = rehearse(rehearsedCase, { scriptedActs }, environment);
  const check = createExpectationChecker(rehearsedCase, rehearsal);
  return {
    scene,
    rehearsal,
    failures: [...actFailures(scriptedActs, rehearsal), ...expect.flatMap(check)],
  };
}

/** A scripted act fails when it never happens, and when it is refused otherwise than the scene says. */
const actFailures = (scriptedActs: readonly SceneAct[], { acts }: Rehearsal): readonly Failure[] =>
  scriptedActs.flatMap((scripted, index) => {
    const performed = acts.find((one) => one.scriptIndex === index);
    const refusalCode = performed?.refusal?.code;
    if (performed !== undefined && refusalCode === scripted.refused) return [];
    const does = 'event' in scripted.does ? scripted.does.event : scripted.does.outcome;
    const expected = [
      `"${scripted.who}" does "${does}"${scripted.refused === undefined ? '' : ` and is refused: ${scripted.refused}`}`,
    ];
    const actual = [
      performed === undefined ? 'it never came to that' : actualOf(performed.refusal?.message),
    ];
    return [{ line: scripted.line, expected, actual, at: performed?.at }];
  });

const actualOf = (refusal: string | undefined): string =>
  refusal === undefined ? 'it counted' : `it changed nothing: ${refusal}`;
