import { standardScenes, type StandardScene } from '../../engine/simulation/standard-scenes.ts';
import { rehearse, type Rehearsal, type RehearsedCase } from '../../engine/simulation/rehearse.ts';
import { isAnswer } from '../../engine/model/message.ts';
import type { RehearsableFlow } from './rehearsable-flow.ts';
import { shiftFacts } from './shift-facts.ts';
import type { StartMoment } from './start-moments.ts';
import { durationText } from './time-format.ts';
import type { Facts } from '../../engine/model/base.ts';

/** How a case goes that starts at some moment while people behave in some way. */
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

/** The candidate's longest time without a word, from the start on, until the answer is told. */
export function longestWait({ rehearsal, start }: SimulationRun): number {
  const { arrivals, until } = rehearsal;
  const arrived = arrivals.filter(({ person }) => person === 'candidate');
  const answer = arrived.findIndex(({ message }) => isAnswer(message.class));
  const moments = [
    start.at,
    ...(answer < 0 ? arrived : arrived.slice(0, answer + 1)).map(({ at }) => at),
    ...(answer < 0 ? [until] : []),
  ];
  return Math.max(...moments.slice(1).map((at, i) => at - (moments[i] ?? at)));
}
