import type { Answer, Refusal } from '../model/act.ts';
import type { Decider, AnswerAtLevel } from '../people/seats.ts';
import type { TaskOpenedFact, ApproverSlot } from '../model/journal.ts';
import type { Instant } from '../model/base.ts';

/** The tasks of a case, open and settled: who may answer which, and what is on record. */
export interface TaskBook {
  /** Opens the next round of a task. `decide` says which outcome the answers make, if any yet. */
  open(opening: Omit<TaskOpenedFact, 'kind' | 'round'>, decide: Decider): Task;
  /** Why an answer would change nothing; `undefined` when it counts. */
  review(answer: Answer): Refusal | undefined;
  /** Puts an answer on record that `review` let pass. */
  answer(answer: Answer): void;
  assignSlots(seated: {
    readonly task: string;
    readonly round: number;
    readonly rung: number;
    readonly seats: readonly ApproverSlot[];
  }): void;
  waiting(): readonly Task[];
}

/** A task and all that has been said about it. */
export interface Task {
  readonly opened: TaskOpenedFact;
  /** End of the window that is open now. */
  readonly deadline: Instant;
  readonly answers: readonly AnswerAtLevel[];
  /** Set as soon as the answers make an outcome, or by `settleSilent`. */
  readonly outcome: string | undefined;
  readonly answer: Answer | undefined;
  /** Asks the people of one rung; rung 0 is those of `by`. Answers of earlier rungs come too late from now on. */
  ask(rung: number, by: readonly string[], deadline: Instant): void;
  /** People of the present rung who have not answered; `undefined` while nobody knows who they are. */
  pending(): readonly string[] | undefined;
  settleSilent(): void;
  cancel(): void;
}
