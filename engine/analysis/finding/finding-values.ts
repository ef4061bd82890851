import type { Duration, Instant, Label } from '../../model/base.ts';

/** The outcome with which the case ends; missing where no path to its end has been found. */
export interface EndOfCase {
  readonly outcome?: string;
}

/** From when the worst case counts, when it comes, when it would have been due, and how many milliseconds lie between the last two. */
export interface WorstCaseValues {
  readonly from: Instant;
  readonly comes: Instant;
  readonly due: Instant;
  readonly over: number;
}

/** The names of the steps along which it happens. */
export interface OnPath {
  readonly path: string;
}

/** Names of all departments in which it is so. */
export interface InDepartments {
  readonly department: string;
}

/** A message, and the step that it does not go with. */
export interface AfterStep {
  readonly template: string;
  readonly after: string;
}

export interface ShownField {
  readonly template: string;
  readonly field: string;
}

/** The step whose message gives time to answer, and how much. */
export interface AnswerWindowValues {
  readonly after: string;
  readonly said: Duration;
}

export interface QuotesRule {
  readonly rule: QuotedRule;
}

/** A rule of a pack as a finding cites it. */
export interface QuotedRule {
  readonly id: string;
  readonly pack: string;
  readonly text: Label;
  /** Name and address. */
  readonly source: string;
  /** The day from which the pack is in force. */
  readonly effective: string;
}
