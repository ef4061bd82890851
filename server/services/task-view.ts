import type { Form } from '../../engine/model/definitions.ts';
import type { TaskOpenedFact } from '../../engine/model/journal.ts';
import type { UndeliveredText } from '../../store/undelivered-texts.ts';
import type { NotDelivered } from './not-delivered.ts';
import type { PersonToReach } from './person-to-reach.ts';
import type { SeenValues } from './seen-values.ts';
import type { UnaskedRequest } from './unasked-request.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Facts, Instant, JsonObject } from '../../engine/model/base.ts';

/** A task as one person may see it. */
export interface TaskView {
  readonly case: string;
  readonly plan: Plan;
  readonly facts: Facts;
  /** What the flow shows to whoever decides; without it, what pages show of any case. The candidate sees neither. */
  readonly seen?: SeenValues;
  readonly opened: TaskOpenedFact;
  readonly openedAt: Instant;
  readonly deadline: Instant;
  /** The deadline may rest on days that no calendar knows yet. */
  readonly provisional: boolean;
  readonly person: PersonView;
  readonly state: TaskState;
  readonly form?: Form;
  /** What the task is about where a message was not delivered. */
  readonly notDelivered?: NotDelivered;
  /** The request that it is about where no mail could ask somebody. */
  readonly unasked?: UnaskedRequest;
  /** What the message was to say, once for each person whom it has not reached. */
  readonly untold: readonly UndeliveredText[];
  /** Whom the task is to reach, because of either. */
  readonly toReach: readonly PersonToReach[];
  /** The approvals that the task decides anew. */
  readonly decidedBefore: readonly EarlierDecision[];
  readonly answers: readonly GivenAnswer[];
  /** By whom, and why, the task has been sent back, or the one that is asked anew behind it. */
  readonly sentBack?: GivenAnswer;
  readonly settled?: { readonly outcome: string; readonly silent: boolean; readonly at: Instant };
}

/** An approval that a task decides anew, as its people see it. */
export type EarlierDecision = Pick<TaskView, 'opened' | 'answers' | 'settled'>;

export interface PersonView {
  readonly person: string;
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
}

export interface GivenAnswer {
  readonly name: string;
  readonly own: boolean;
  readonly outcome: string;
  readonly comment?: string;
  /** What was filled in; of others it is not shown. */
  readonly filled?: JsonObject;
  readonly at: Instant;
}

/** Whether the person can answer the task, and if not, why. */
export type TaskState =
  | 'open'
  | 'answered'
  | 'settled'
  | 'silent'
  | 'late'
  | 'passed'
  | 'round'
  | 'cancelled'
  /** An error has stopped the case. */
  | 'stopped'
  | 'foreign';
