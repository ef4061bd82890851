import type { Answer } from '../model/act.ts';
import type { SlotRequest } from '../ports/host.ts';
import type { ApproverSlot } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import { priorities } from './event-queue.ts';
import { createScriptRunner } from './scripted-acts.ts';
import { createResponder } from './response-rules.ts';
import type { PerformedAct, SimulationContext } from './actor-context.ts';

/** Scripted people. */
export interface Actors {
  readonly begin: () => void;
  /** A mail has reached somebody. */
  readonly mailArrived: (message: Message, person: string) => void;
  /** Somebody has been asked. */
  readonly taskAssigned: (opening: SlotRequest, seats: readonly ApproverSlot[]) => void;
  readonly acts: readonly PerformedAct[];
}

/** Habits come after the cues of the same instant. */
const firstRuleOrder = 1_000_000;

export function createActors(context: SimulationContext): Actors {
  const acts: PerformedAct[] = [];
  let order = firstRuleOrder;
  const answer = (act: Answer) => {
    const { turn, now } = context.host();
    const refusal = turn([{ kind: 'act', act }]);
    // Habits do not insist: whoever comes too late does nothing.
    if (refusal === undefined) acts.push({ at: now(), act });
  };
  const { begin, mailArrived } = createScriptRunner(
    context,
    (performed) => void acts.push(performed),
  );
  const { taskAssigned } = createResponder(context, (at, act) =>
    context.host().schedule(at, priorities.act, () => answer(act), (order += 1)),
  );
  return { acts, begin, mailArrived, taskAssigned };
}
