import type { Entry, Fact } from '../engine/model/journal.ts';
import { awaitsAcceptance, type Message } from '../engine/model/message.ts';
import type { Host, SlotRequest } from '../engine/ports/host.ts';
import { nextCheck } from './journal-check.ts';
import type { Instant } from '../engine/model/base.ts';

/** Requests of the interpreter that have gathered during a turn, until the outbox hands them over. */
export interface OutboxState {
  /** Number of the last entry. */
  seq: number;
  /** Entries up to this one are in the store. */
  acknowledged: number;
  /** Entries up to this one have been handed over. */
  handedOver: number;
  /** An entry has been recorded that people or pages wait for: it leaves now, and not with the next command. */
  urgent: boolean;
  /** Every entry from the first on, with the check up to it. */
  readonly recorded: CheckedEntry[];
  /** Up to here something else was written than this execution numbers so. */
  differsAt: number | undefined;
  messages: readonly Message[];
  openings: readonly SlotRequest[];
  /** Messages that were cancelled before they were handed over. */
  cancelled: readonly string[];
  /** Messages that were cancelled after that. */
  withdrawn: readonly string[];
}

/** An entry, and the check of the journal up to it. */
export interface CheckedEntry {
  readonly entry: Entry;
  readonly check: string;
}

/** Creates the host on Temporal: all that the interpreter asks for gathers in the outbox, which hands it over at the end of the turn. */
export function createHost(box: OutboxState, now: () => Instant): Host {
  const background = new Set<string>();
  return {
    now,
    record(fact) {
      box.seq += 1;
      const entry: Entry = { seq: box.seq, at: now(), ...fact };
      box.recorded.push({ entry, check: nextCheck(box.recorded.at(-1)?.check ?? '', fact) });
      if (box.seq > box.acknowledged) box.urgent ||= !isDeferrable(fact, background);
    },
    send(message) {
      if (!awaitsAcceptance(message.class)) background.add(message.id);
      box.messages = [...box.messages, message];
    },
    cancel(id) {
      const left = box.messages.filter((message) => message.id !== id);
      if (left.length === box.messages.length) box.withdrawn = [...box.withdrawn, id];
      else box.cancelled = [...box.cancelled, id];
      box.messages = left;
    },
    assign: (opening) => {
      box.openings = [...box.openings, opening];
    },
  };
}

/** Nobody waits for these entries: pages read from other tables what they say, so they may leave with whatever comes soon. */
const isDeferrable = (fact: Fact, background: ReadonlySet<string>) =>
  fact.kind === 'assigned' ||
  fact.kind === 'promise' ||
  (fact.kind === 'accepted' && background.has(fact.message));
