import type { Plan } from '../model/plan.ts';
import type { RehearsedCase, Rehearsal } from './rehearse.ts';
import { rehearse } from './rehearse.ts';
import type { Scene, SceneCue } from './scene.ts';
import type { Failure } from './expectation-context.ts';
import { createVerdict } from './check-expectations.ts';

/** A scene and what came of it. */
export interface Played {
  readonly scene: Scene;
  readonly rehearsal: Rehearsal;
  /** None: it went as it should. */
  readonly failures: readonly Failure[];
}

export type Setting = Pick<RehearsedCase, 'people' | 'calendars'> & {
  readonly plan: Plan;
  readonly hash: string;
};

/** Rehearses a scene and compares it with what it expects. */
export function play(scene: Scene, setting: Setting): Played {
  const { start, facts, cues, world, expect } = scene;
  const its: RehearsedCase = { ...setting, start, facts };
  const rehearsal = rehearse(its, { cues }, world);
  const verdict = createVerdict(its, rehearsal);
  return {
    scene,
    rehearsal,
    failures: [...actFailures(cues, rehearsal), ...expect.flatMap(verdict)],
  };
}

/** What the script says has happened, and nothing of it in vain but what it says. */
const actFailures = (cues: readonly SceneCue[], { acts }: Rehearsal): readonly Failure[] =>
  cues.flatMap((cue, index) => {
    const acted = acts.find((one) => one.cue === index);
    const refused = acted?.refusal?.code;
    if (acted !== undefined && refused === cue.refused) return [];
    const does = 'event' in cue.does ? cue.does.event : cue.does.outcome;
    const expected = [
      `"${cue.who}" does "${does}"${cue.refused === undefined ? '' : ` and is refused: ${cue.refused}`}`,
    ];
    const came = [acted === undefined ? 'it never came to that' : cameOf(acted.refusal?.message)];
    return [{ line: cue.line, expected, came, at: acted?.at }];
  });

const cameOf = (refusal: string | undefined): string =>
  refusal === undefined ? 'it counted' : `it changed nothing: ${refusal}`;
