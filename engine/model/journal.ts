import type { ActOrigin, Answer } from './act.ts';
import type { MessageClass, Recipients } from './message.ts';
import type { StopReason } from './stop.ts';
import type { Instant, Label } from './base.ts';
import type { GivenFact } from './given-fact.ts';

/** One entry of a case's append-only journal. Every page, list and report is derived from these entries alone. */
export type Entry = { readonly seq: number; readonly at: Instant } & Fact;

/** Something that has happened to a case. As an entry it gets a number: `seq` counts from 1 without a gap, and the store refuses anything else. */
export type Fact =
  | { readonly kind: 'started'; readonly flow: string; readonly plan: string }
  | {
      readonly kind: 'shown';
      readonly step: string;
      readonly label: Label;
      readonly expectedBy?: Instant;
    }
  | TaskOpenedFact
  | {
      readonly kind: 'assigned';
      readonly task: string;
      readonly round: number;
      readonly rung: number;
      readonly seats: readonly ApproverSlot[];
    }
  | UnaskedFact
  | {
      readonly kind: 'reminded';
      readonly task: string;
      readonly round: number;
      readonly people: readonly string[];
    }
  | {
      readonly kind: 'escalated';
      readonly task: string;
      readonly round: number;
      readonly rung: number;
      readonly to: readonly string[];
      readonly deadline: Instant;
    }
  | TaskAnsweredFact
  | {
      readonly kind: 'settled';
      readonly task: string;
      readonly round: number;
      /** An outcome that people gave; else `silent`, or `unasked` where nobody who was left could be asked. */
      readonly outcome: string;
      readonly silent: boolean;
    }
  | { readonly kind: 'cancelled'; readonly task: string; readonly round: number }
  | MessageSentFact
  | { readonly kind: 'accepted'; readonly message: string; readonly acceptedAt: Instant }
  | {
      readonly kind: 'undelivered';
      readonly message: string;
      readonly fate: 'refused' | 'unknown';
      readonly reason: string;
    }
  | { readonly kind: 'dropped'; readonly message: string }
  | CaseEventFact
  | { readonly kind: 'backstop'; readonly unless: string; readonly ahead?: Instant }
  | PromiseSettledFact
  | StoppedFact
  | ResumedFact
  | ClosedFact
  | { readonly kind: 'ended'; readonly outcome: string };

/** A task waits for people. All its instants are fixed here, once. */
export interface TaskOpenedFact {
  readonly kind: 'opened';
  readonly task: string;
  readonly round: number;
  readonly type: TaskType;
  readonly title: Label;
  readonly by: readonly string[];
  readonly need: number;
  readonly outcomes: readonly OutcomeOption[];
  readonly deadline: Instant;
  /** Latest instant at which the task is settled, whatever people do: the end of its escalation chain. */
  readonly expectedBy: Instant;
  /**
   * The moment that `since` names, where it lay ahead of the opening and the time counts from the opening instead. A backstop and a promise
   * have it of the start.
   */
  readonly ahead?: Instant;
  /** The label under which the candidate's page shows the task. */
  readonly page?: Label;
  readonly form?: string;
  /** The outcomes that need a comment. */
  readonly commentOn: readonly string[];
}

/** How the page presents a task: as a decision over the facts, as a form, or as work done elsewhere. */
export type TaskType = 'decision' | 'form' | 'work';

export interface OutcomeOption {
  readonly outcome: string;
  readonly label?: Label;
  /** Whoever chooses it has answered, and nothing is decided by it. */
  readonly settles?: false;
  /** Behind it all are asked anew. */
  readonly again?: true;
}

/** Whether all are asked anew behind an outcome of a task. */
export const opensAnew = (
  { outcomes }: Pick<TaskOpenedFact, 'outcomes'>,
  outcome: string,
): boolean => outcomes.some((one) => one.again === true && one.outcome === outcome);

/** An approver slot: one entry of the task's `by`, and the people who may fill it. */
export interface ApproverSlot {
  readonly seat: string;
  readonly people: readonly string[];
}

/** Approver slots of an escalation level whose people no mail could ask. */
export interface UnaskedFact {
  readonly kind: 'unasked';
  readonly task: string;
  readonly round: number;
  readonly rung: number;
  readonly seats: readonly string[];
}

export interface TaskAnsweredFact extends Answer {
  readonly kind: 'answered';
}

/** Somebody has said something that concerns the whole case, such as that they withdraw. */
export interface CaseEventFact extends ActOrigin {
  readonly kind: 'event';
  readonly event: string;
  readonly person: string;
  readonly comment?: string;
}

/** The result of monitoring one promise; `promise` is its index in the plan. */
export interface PromiseSettledFact {
  readonly kind: 'promise';
  readonly promise: number;
  readonly kept: boolean;
  /**
   * When the promise had to be fulfilled. For a promise of silence: the latest permitted
   * end of the silence that came closest to its limit, or exceeded it most.
   */
  readonly due: Instant;
  /** Milliseconds between its fulfilment and `due`: before it when the promise was kept, after it when it was broken. */
  readonly by: number;
  readonly ahead?: Instant;
  /** The promise was still unfulfilled when the case was over. */
  readonly never?: true;
}

/** An error has undone a turn. Nothing goes on until somebody resumes or closes the case, or the candidate withdraws. */
export interface StoppedFact {
  readonly kind: 'stopped';
  readonly reason: StopReason;
}

/** A case that was stopped goes on. */
export interface ResumedFact extends ActOrigin {
  readonly kind: 'resumed';
  /** What has been mended. */
  readonly mended: 'code' | 'plan' | 'fact' | 'journal';
  /** Hash of the mended plan. */
  readonly plan?: string;
  readonly fact?: GivenFact;
}

/** Somebody has ended a case that was stopped. */
export interface ClosedFact extends ActOrigin {
  readonly kind: 'closed';
  readonly outcome: string;
  /** By which the candidate is told. */
  readonly template?: string;
}

/** The intent to send a message, recorded before anything leaves. */
export interface MessageSentFact {
  readonly kind: 'sent';
  readonly message: string;
  readonly step: string;
  readonly template: string;
  readonly class: MessageClass;
  readonly to: Recipients;
}
