import type { Answer } from '../model/act.ts';
import { priorities } from './event-queue.ts';
import type { PeopleListener } from './host.ts';
import { createScriptRunner } from './scripted-acts.ts';
import { createResponder } from './response-rules.ts';
import type { PerformedAct, SimulationContext } from './actor-context.ts';

/** The actors of a simulation: people who do what the script says, and whose response rules answer what they are asked. */
export interface Actors extends PeopleListener {
  /** Schedules the scripted acts that wait for no mail. */
  readonly begin: () => void;
  readonly acts: readonly PerformedAct[];
}

export function createActors(context: SimulationContext): Actors {
  const { host } = context;
  const acts: PerformedAct[] = [];
  const answer = (act: Answer) => {
    const refusal = host.turn([{ kind: 'act', act }]);
    // A response rule does not insist: whoever comes too late does nothing.
    if (refusal === undefined) acts.push({ at: host.now(), act });
  };
  const { begin, mailArrived } = createScriptRunner(
    context,
    (performed) => void acts.push(performed),
  );
  const { taskAssigned } = createResponder(context, (at, act) =>
    host.schedule(at, priorities.response, () => answer(act)),
  );
  return { acts, begin, mailArrived, taskAssigned };
}
