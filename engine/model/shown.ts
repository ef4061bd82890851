import type { Label } from './base.ts';

/** A value that people see when they decide. */
export type ShownValue = ShownFact | ShownAnswer | ShownMessage;

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

/** What a message of the flow to the candidate would say, if it left now. */
export interface ShownMessage {
  /** Its template. */
  readonly message: string;
  /** The facts that its texts name. */
  readonly facts: readonly (readonly string[])[];
}

export const isShownAnswer = (shown: ShownValue): shown is ShownAnswer => 'step' in shown;

export const isShownMessage = (shown: ShownValue): shown is ShownMessage => 'message' in shown;

/** What tells one value from the others: the path of a fact, the step and field of an answer, or the template of a message. */
export function nameOfShown(shown: ShownValue): readonly string[] {
  if (isShownAnswer(shown)) return [shown.step, shown.field];
  // No step has either as its id.
  return isShownMessage(shown) ? ['message:', shown.message] : ['case', ...shown.fact];
}
