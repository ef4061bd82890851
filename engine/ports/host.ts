import type { Act } from '../model/act.ts';
import type { Fact, ApproverSlot } from '../model/journal.ts';
import type { DeliveryOutcome, Message } from '../model/message.ts';
import type { Instant } from '../model/base.ts';

/**
 * What a step may ask of the world. Temporal's, the rehearsal's and the unit tests' host implement it; the interpreter knows no other.
 * Every verb returns at once: what comes of it arrives later as an `Input`.
 */
export interface Host {
  /** The present instant; it stands still while an input is worked off. */
  now(): Instant;
  /** Appends to the journal, at `now()`. */
  record(fact: Fact): void;
  /** Sends a message; its fate arrives as `{ kind: 'fate' }`. Asking twice for one id sends once. */
  send(message: Message): void;
  /** Stops a message that has not left yet; its fate says whether that came in time. */
  cancel(message: string): void;
  /** Finds out who holds these seats; arrives as `{ kind: 'seats' }`. */
  assign(opening: SlotRequest): void;
}

export interface SlotRequest {
  readonly task: string;
  readonly round: number;
  readonly rung: number;
  /** `candidate`, roles or people's ids. */
  readonly by: readonly string[];
}

/** All that can happen to a case. A host feeds one at a time. */
export type Input =
  | { readonly kind: 'time' }
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'fate'; readonly message: string; readonly fate: DeliveryOutcome }
  | {
      readonly kind: 'seats';
      readonly task: string;
      readonly round: number;
      readonly rung: number;
      readonly seats: readonly ApproverSlot[];
    };

/** Why a line stands still. A host keeps one timer for each that has an `until`. */
export interface Wait {
  /** Unique among a case's waits, and the same in every execution of the same inputs. */
  readonly id: number;
  /** For operators: "remind department", never personal. */
  readonly label: string;
  readonly step?: string;
  readonly until?: Instant;
}
