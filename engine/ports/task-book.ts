import type { Answer, Refusal } from '../model/act.ts';
import type { Decider, AnswerAtLevel } from '../people/seats.ts';
import type { TaskOpenedFact, ApproverSlot } from '../model/journal.ts';
import type { Message } from '../model/message.ts';
import type { Instant } from '../model/base.ts';

/** The tasks of a case, open and settled: who may answer them, and what has been answered. */
export interface TaskBook {
  /** Opens the next round of a task, which `decide` settles. */
  open(opening: Omit<TaskOpenedFact, 'kind' | 'round'>, decide: Decider): Task;
  /** The round in which a task would open now, counted from 1. */
  nextRound(task: string): number;
  /** Why an answer would change nothing; `undefined` when it counts. */
  review(answer: Answer): Refusal | undefined;
  /** Records an answer that `review` has let pass. */
  answer(answer: Answer): void;
  /** Records who may answer at an escalation level. */
  assignSlots(assigned: {
    readonly task: string;
    readonly round: number;
    readonly rung: number;
    readonly seats: readonly ApproverSlot[];
  }): void;
  /** How many answers a task has in all its rounds. */
  given(task: string): number;
  /** Whether a person could answer any task, open or not, at any escalation level. */
  wasAsked(person: string): boolean;
  /**
   * The mail that asks people of an escalation level was refused for good, for everybody or for these. In plans without `unasked-seats`
   * that changes nothing.
   */
  refused(request: Pick<Message, 'task' | 'to'>, people?: readonly string[]): void;
  /** Tasks that are open, in the order in which they were opened. */
  waiting(): readonly Task[];
}

/** Why a quorum can no longer be reached. */
export type Unreachable = 'unasked' | 'recused';

/** One round of a task, and the answers to it. */
export interface Task {
  readonly opened: TaskOpenedFact;
  /** End of the present window: the time of the present escalation level. */
  readonly deadline: Instant;
  readonly answers: readonly AnswerAtLevel[];
  /** Set once the answers decide; `silent` when nobody was left to decide in time. */
  readonly outcome: string | undefined;
  /**
   * Why those who are left at the present level can no longer decide: people could not be asked, or have recused themselves, so that it is of no
   * use to reach others.
   */
  readonly unreachable: Unreachable | undefined;
  /** The last answer. */
  readonly answer: Answer | undefined;
  /** Asks the people of an escalation level; level 0 is those of the task's `by`. Answers of earlier levels come too late from now on. */
  ask(rung: number, by: readonly string[], deadline: Instant): void;
  /** People of the present level who have not answered; `undefined` until it is known who they are. */
  pending(): readonly string[] | undefined;
  /** The same without those whom no mail could ask. */
  reminded(): readonly string[];
  /** Settles the task as `silent`: nobody who was left has answered in time; or, on record, could be asked. */
  settleSilent(): void;
  cancel(): void;
}
