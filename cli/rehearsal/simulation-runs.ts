import { standardScenes, type StandardScene } from '../../engine/simulation/standard-scenes.ts';
import { rehearse, type Rehearsal, type RehearsedCase } from '../../engine/simulation/rehearse.ts';
import { silencesOf } from '../../engine/simulation/silences.ts';
import type { RehearsableFlow } from './rehearsable-flow.ts';
import { shiftFacts } from './shift-facts.ts';
import type { StartMoment } from './start-moments.ts';
import { durationText } from './time-format.ts';
import type { Facts } from '../../engine/model/base.ts';

/** The run of a case that starts at some moment, in a standard scene. */
export interface SimulationRun {
  readonly start: StartMoment;
  readonly scene: StandardScene;
  readonly rehearsedCase: RehearsedCase;
  readonly rehearsal: Rehearsal;
}

/** Every standard scene from every start; `wanted` may be a part of a scene's title. */
export const simulationRuns = (
  { setting, context }: RehearsableFlow,
  facts: Facts,
  starts: readonly StartMoment[],
  wanted = '',
): readonly SimulationRun[] =>
  starts.flatMap((start) => {
    const moved = shiftFacts(start.at, facts, context.caseSchema);
    const rehearsedCase: RehearsedCase = { ...setting, facts: moved, start: start.at };
    return standardScenes(rehearsedCase, context.calendar)
      .filter(({ title }) => title.toLowerCase().includes(wanted.toLowerCase()))
      .map((scene) => ({
        start,
        scene,
        rehearsedCase,
        rehearsal: rehearse(rehearsedCase, scene.script, scene.environment),
      }));
  });

/** How and when it ends, in a few words. */
export function endOf({ rehearsal, start }: SimulationRun): string {
  const ended = rehearsal.entries.find(({ kind }) => kind === 'ended');
  if (ended?.kind !== 'ended') return 'never ends';
  return `ends as ${ended.outcome} after ${durationText(ended.at - start.at)}`;
}

/** The candidate's longest silence, in milliseconds. */
export const longestWait = ({ rehearsal, start }: SimulationRun): number =>
  Math.max(...silencesOf(rehearsal, start.at, ['candidate']).map(({ from, to }) => to - from));
