import type { Answer, Recorded, Refusal } from './act.ts';
import type { Opened, Seat } from './journal.ts';

/** The tasks of a case, open and settled: who may answer which, and what is on record. */
export interface TaskBook {
  open(opened: Opened): OpenTask;
  /** Why an answer would change nothing; `undefined` when it counts. */
  review(answer: Answer): Refusal | undefined;
}

/** A task while its step waits for it. */
export interface OpenTask {
  readonly opened: Opened;
  /** Everyone asked so far, rung by rung; a rung that nobody has resolved yet is missing. */
  readonly rungs: ReadonlyMap<number, readonly Seat[]>;
  readonly answers: readonly Recorded[];
  settle(outcome: string, silent: boolean): void;
}
