import { condition } from '@temporalio/workflow';
import type { Intervention, InterventionRefusal } from '../engine/interpreter/intervention.ts';
import type { Turns } from './turns.ts';

/** What operators have sent to a stopped case and is not worked off yet. */
export interface Interventions {
  readonly waiting: boolean;
  /** Resolves once it is worked off, with why it changed nothing. */
  receive(given: Intervention): Promise<InterventionRefusal | undefined>;
  workOff(): void;
}

/** Like acts, interventions are worked off by the main function of the workflow and not in the handler. */
export function createInterventions(turns: Turns): Interventions {
  let pending: PendingIntervention[] = [];
  return {
    get waiting() {
      return pending.length > 0;
    },
    async receive(given) {
      const received: PendingIntervention = { given, done: false };
      pending.push(received);
      turns.inbox.announce();
      await condition(() => received.done);
      return received.refused;
    },
    workOff() {
      const now = pending;
      pending = [];
      for (const one of now) {
        one.refused = turns.reviewIntervention(one.given) ?? turns.intervene(one.given);
        one.done = true;
      }
    },
  };
}

interface PendingIntervention {
  readonly given: Intervention;
  refused?: InterventionRefusal | undefined;
  done: boolean;
}
