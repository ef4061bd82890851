import type { Act } from '../model/act.ts';
import type { Fact, ApproverSlot, ClosedFact, ResumedFact, StoppedFact } from '../model/journal.ts';
import type { DeliveryOutcome, Message } from '../model/message.ts';
import type { Instant } from '../model/base.ts';

/**
 * All that the interpreter and its steps may ask of the world outside. It is implemented on Temporal (`workflows/host.ts`), by the
 * rehearsal (`engine/simulation/host.ts`), and by the unit tests. Every method returns at once; its result arrives later as an `Input`.
 */
export interface Host {
  /** The present instant, which does not change while an input is processed. */
  now(): Instant;
  /** Appends to the journal, at `now()`. */
  record(fact: Fact): void;
  /** Sends a message; its delivery outcome arrives as `{ kind: 'fate' }`. Asking twice for one id sends once. */
  send(message: Message): void;
  /** Cancels a message that has not left yet; its delivery outcome says whether that was in time. */
  cancel(message: string): void;
  /** Finds the people who may fill the approver slots of one escalation level; they arrive as `{ kind: 'seats' }`. */
  assign(opening: SlotRequest): void;
}

/** Asks for the people who may answer a task at one escalation level (`rung`). */
export interface SlotRequest {
  readonly task: string;
  readonly round: number;
  readonly rung: number;
  /** `candidate`, roles or people's ids. */
  readonly by: readonly string[];
}

/** Everything that can happen to a case from outside. A host feeds one input at a time. */
export type Input =
  | { readonly kind: 'time' }
  /** An error has undone a turn: nothing goes on until the case is resumed. */
  | StoppedFact
  | ResumedFact
  | ClosedFact
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'fate'; readonly message: string; readonly fate: DeliveryOutcome }
  /** Some recipients of a message that others have got, or may still get, have been refused for good. */
  | { readonly kind: 'refused'; readonly message: string; readonly people: readonly string[] }
  | {
      readonly kind: 'seats';
      readonly task: string;
      readonly round: number;
      readonly rung: number;
      readonly seats: readonly ApproverSlot[];
    };

/** A suspended fiber as its host sees it. The host keeps a timer for each that has an `until`. */
export interface Wait {
  /** Unique among a case's waits, and the same in every execution of the same inputs. */
  readonly id: number;
  /** For operators: "remind department", never personal. */
  readonly label: string;
  readonly step?: string;
  readonly until?: Instant;
}
