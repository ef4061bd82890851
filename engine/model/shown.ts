import type { Label } from './base.ts';

/** A value that people see when they decide. */
export type ShownValue = ShownFact | ShownAnswer;

/** A fact of the case, by its path below `case`. */
export interface ShownFact {
  readonly fact: readonly string[];
  readonly title: Label;
  /** Its type in `case.yaml`. */
  readonly type: string;
  /** Of a list: the type of its entries, where they are no groups. */
  readonly of?: string;
  /** Of a list whose entries are groups: what an entry has, in order. */
  readonly columns?: readonly ShownColumn[];
  readonly readers?: Readers;
}

/** The roles whose holders read a value. */
export type Readers = readonly string[];

export interface ShownColumn {
  readonly name: string;
  readonly title: Label;
  readonly type: string;
}

/** The facts, by their names below `case`, that pages show where nobody says what is shown. */
export const shownByDefault: readonly string[] = [
  'candidate.name',
  'position.title',
  'position.department',
  'position.location',
  'position.salaryRange',
  'position.startFrom',
  'position.requirements',
  'lastInterviewAt',
  'result.match',
  'result.scores',
  'result.highlights',
];

/** What somebody has answered in the form of an earlier task, which has the words beside it. */
export interface ShownAnswer {
  /** The full path of the task. */
  readonly step: string;
  readonly form: string;
  readonly field: string;
  readonly readers?: Readers;
}

export const isShownAnswer = (shown: ShownValue): shown is ShownAnswer => 'step' in shown;

/** What tells one value from the others: the path of a fact, or the step and field of an answer. */
export const nameOfShown = (shown: ShownValue): readonly string[] =>
  isShownAnswer(shown) ? [shown.step, shown.field] : shown.fact;
