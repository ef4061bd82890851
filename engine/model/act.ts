import type { JsonObject, Instant } from './base.ts';
import type { SeenVersion } from './seen-version.ts';

/** An act of a person: an answer to a task, or an event such as `withdrawn`. */
export type Act = Answer | CaseEvent;

export interface Answer extends ActOrigin {
  readonly task: string;
  readonly round: number;
  /** A person's id, or `candidate`. */
  readonly person: string;
  readonly outcome: string;
  readonly comment?: string;
  /** The filled form, validated before the act is sent to its case. */
  readonly answers?: JsonObject;
  /** What the person has seen; missing where the flow does not say what its people see. */
  readonly seen?: SeenVersion;
}

export interface CaseEvent extends ActOrigin {
  readonly event: string;
  readonly person: string;
  readonly comment?: string;
}

/** The way by which an act has come. */
export interface ActOrigin {
  readonly channel: Channel;
  /** The name of the API key with which a program has sent it. */
  readonly key?: string;
}

export type Channel = 'page' | 'api' | 'cli' | 'signal';

/** The way of an act alone, for whatever is recorded of it. */
export const originOf = ({ channel, key }: ActOrigin): ActOrigin =>
  key === undefined ? { channel } : { channel, key };

/** An answer that has been recorded. */
export interface RecordedAnswer {
  readonly person: string;
  readonly outcome: string;
  readonly at: Instant;
  readonly comment?: string;
}

/** Why an act changes nothing, with what was recorded instead. */
export interface Refusal {
  readonly code:
    | 'unknown-task'
    | 'not-yours'
    /** Whoever is said to answer is not in the directory any more, or not active there. */
    | 'not-active'
    | 'already-answered'
    | 'already-settled'
    | 'too-late'
    | 'unknown-outcome'
    | 'unknown-event'
    /** An answer that wants a reason has come past the server, which asks for it, and brings none. */
    | 'reason-missing'
    /** What is seen with the task has changed since whoever answers has looked at it. */
    | 'seen-other'
    | 'case-ended'
    /** An error has stopped the case: it takes nothing but a withdrawal until somebody has resumed it. */
    | 'case-stopped'
    /** It is no act, or holds more than one may. */
    | 'not-an-act'
    /** The worker has keys, and the act does not come from whoever has them. */
    | 'not-authentic';
  readonly message: string;
  readonly recorded: readonly RecordedAnswer[];
  /** Outcome of the task, once it has one. */
  readonly settled?: string;
}
