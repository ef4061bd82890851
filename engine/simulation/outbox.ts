import type { Host, Input, Opening } from '../ports/host.ts';
import type { Entry } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import { fateOf, type Errands } from './simulated-activities.ts';
import type { Instant } from '../model/base.ts';

/** What a case has to say to the world, gathered during a turn and handed over after it. */
export interface Outbox {
  readonly host: Host;
  readonly entries: readonly Entry[];
  /** Everything that was ever sent. */
  readonly messages: readonly Message[];
  /** What has been stopped before it left comes back as an input of the same turn. */
  readonly stopped: () => readonly Input[];
  readonly flush: () => void;
}

export function createOutbox(now: () => Instant, errands: Errands): Outbox {
  const entries: Entry[] = [];
  const all: Message[] = [];
  let messages: Message[] = [];
  let openings: Opening[] = [];
  let stopped: Input[] = [];
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
      drop(id) {
        const left = messages.filter((message) => message.id !== id);
        if (left.length === messages.length) errands.stop(id);
        else stopped.push(fateOf(id, { fate: 'dropped' }));
        messages = left;
      },
      assign: (opening) => void openings.push(opening),
    },
    stopped() {
      const inputs = stopped;
      if (inputs.length > 0) stopped = [];
      return inputs;
    },
    flush() {
      if (messages.length + openings.length === 0) return;
      const batch = { messages, openings };
      messages = [];
      openings = [];
      errands.perform(batch);
    },
  };
}
