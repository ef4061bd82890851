import type { Host, Input, SlotRequest } from '../ports/host.ts';
import type { Entry } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import { deliveryInput } from '../ports/delivery-inputs.ts';
import type { SimulatedActivities } from './simulated-activities.ts';
import type { Instant } from '../model/base.ts';

/** The outbox of a simulated case: entries, openings and messages gather in it during a turn and are handed over after it. */
export interface SimulatedOutbox {
  readonly host: Host;
  readonly entries: readonly Entry[];
  /** Everything that was ever sent. */
  readonly messages: readonly Message[];
  /** The outcomes of messages that were cancelled before they left; they are inputs of the same turn. */
  readonly takeCancelled: () => readonly Input[];
  readonly flush: () => void;
}

export function createSimulatedOutbox(
  now: () => Instant,
  activities: SimulatedActivities,
): SimulatedOutbox {
  const entries: Entry[] = [];
  const all: Message[] = [];
  let messages: Message[] = [];
  let openings: SlotRequest[] = [];
  let cancelled: Input[] = [];
  return {
    entries,
    messages: all,
    host: {
      now,
      record: (fact) => void entries.push({ seq: entries.length + 1, at: now(), ...fact }),
      send(message) {
        all.push(message);
        messages.push(message);
      },
      cancel(id) {
        const remaining = messages.filter((message) => message.id !== id);
        if (remaining.length === messages.length) activities.cancel(id);
        else cancelled.push(deliveryInput(id, { fate: 'dropped' }));
        messages = remaining;
      },
      assign: (opening) => void openings.push(opening),
    },
    takeCancelled() {
      const inputs = cancelled;
      if (inputs.length > 0) cancelled = [];
      return inputs;
    },
    flush() {
      if (messages.length + openings.length === 0) return;
      const batch = { messages, openings };
      messages = [];
      openings = [];
      activities.perform(batch);
    },
  };
}
