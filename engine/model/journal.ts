import type { Answer, Channel } from './act.ts';
import type { MessageClass, Recipients } from './message.ts';
import type { Instant, Label } from './base.ts';

/** One line of a case's append-only record. Board, inbox, candidate page and reports are read from these alone. */
export type Entry = { readonly seq: number; readonly at: Instant } & Fact;

/** What can be said of a case. `seq` counts from 1 without a gap; the store refuses anything else. */
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
  | {
      readonly kind: 'event';
      readonly event: string;
      readonly person: string;
      readonly comment?: string;
      readonly channel: Channel;
    }
  | { readonly kind: 'backstop'; readonly unless: string }
  | PromiseSettledFact
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
  /** Latest instant at which the task is settled, whatever people do: the end of its ladder. */
  readonly expectedBy: Instant;
  /** Shown under this label on the candidate's page. */
  readonly page?: Label;
  readonly form?: string;
  /** Step kinds decide: whether a comment must come with one of these outcomes. */
  readonly commentOn: readonly string[];
}

/** How the page presents the task: a decision over the facts, a form, or work done elsewhere. */
export type TaskType = 'decision' | 'form' | 'work';

export interface OutcomeOption {
  readonly outcome: string;
  readonly label?: Label;
}

/** An entry of `by` and the people who may fill it. */
export interface ApproverSlot {
  readonly seat: string;
  readonly people: readonly string[];
}

export interface TaskAnsweredFact extends Answer {
  readonly kind: 'answered';
}

/** What has become of a promise: of the plan's, by their order. */
export interface PromiseSettledFact {
  readonly kind: 'promise';
  readonly promise: number;
  readonly kept: boolean;
  /** Of silence, the end of the time in which the word had to come that took longest. */
  readonly due: Instant;
  /** So many milliseconds before that when it was kept, after it when it was broken. */
  readonly by: number;
  /** It had not come when the case was over. */
  readonly never?: true;
}

/** The intent to send, stored before anything leaves. */
export interface MessageSentFact {
  readonly kind: 'sent';
  readonly message: string;
  readonly step: string;
  readonly template: string;
  readonly class: MessageClass;
  readonly to: Recipients;
}
