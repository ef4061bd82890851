import type { Answer } from '../model/act.ts';
import type { Instant } from '../model/base.ts';
import type { TaskOpenedFact, ApproverSlot } from '../model/journal.ts';
import type { Decider, AnswerAtLevel } from '../people/seats.ts';

/** One round of a task, as the task book keeps it. */
export interface TrackedTaskState {
  readonly opened: TaskOpenedFact;
  readonly decide: Decider;
  readonly answers: AnswerAtLevel[];
  readonly levels: Map<number, readonly ApproverSlot[]>;
  /** People whom no mail could ask, by level, or all that it turns out to have; always empty in plans without `unasked-seats`. */
  readonly refused: Map<number, ReadonlySet<string> | 'all'>;
  /** Slots on record as unasked. */
  readonly unasked: Set<ApproverSlot>;
  rung: number;
  deadline: Instant;
  outcome: string | undefined;
  /** The outcome on record. */
  settledAs: string | undefined;
  last: Answer | undefined;
  cancelled: boolean;
}

export const initialState = (opened: TaskOpenedFact, decide: Decider): TrackedTaskState => ({
  opened,
  decide,
  answers: [],
  levels: new Map(),
  refused: new Map(),
  unasked: new Set(),
  rung: 0,
  deadline: opened.deadline,
  outcome: undefined,
  settledAs: undefined,
  last: undefined,
  cancelled: false,
});

/** Whether no mail could ask a person at a level. */
export function isRefused(
  { refused }: Pick<TrackedTaskState, 'refused'>,
  rung: number,
  person: string,
): boolean {
  const known = refused.get(rung);
  return known === 'all' || known?.has(person) === true;
}

export const isOpen = (state: TrackedTaskState) => state.outcome === undefined && !state.cancelled;

export const peopleAt = ({ levels }: TrackedTaskState, rung: number): readonly string[] =>
  levels.get(rung)?.flatMap(({ people }) => people) ?? [];
