import type { AnyKind } from '../../engine/steps/index.ts';
import type { Choices } from './choices.ts';

/** The place in a random flow for which something is written. */
export interface WritingContext {
  readonly depth: number;
  /** Steps that have certainly run before. */
  readonly known: readonly KnownStep[];
  /** Outcomes of the step in which this stands. */
  readonly outcomes: readonly string[];
  /** Whether the case may end here. */
  readonly mayEnd: boolean;
  /** Lists of steps that have been written inside the same step. */
  readonly inside: WrittenList[];
  /** Fields that the object around it has already. */
  readonly siblings?: WrittenFields;
  /** Keys that a map may have here. */
  readonly keys?: readonly string[] | undefined;
}

export type WrittenFields = Readonly<Record<string, unknown>>;

export interface KnownStep {
  readonly id: string;
  readonly results: AnyKind['results'];
}

export interface WrittenList {
  readonly list: readonly object[];
  /** Whether the case may be over after it. */
  readonly ends: boolean;
}

export interface Writer {
  readonly choices: Choices;
  /** A list with as many steps as one of the counts says; simplest first. */
  steps(context: WritingContext, counts: readonly number[]): WrittenList;
  /** A step that ends the case. */
  last(): object;
  /** Ids of the steps that tell, so far. */
  readonly tellSteps: readonly string[];
  /** Ids of steps that somebody has to do. */
  readonly tasks: readonly string[];
}

/** How many steps may stand inside another. */
export const fewSteps = [0, 1, 2];

export const writingContext = (more: Partial<WritingContext> = {}): WritingContext => ({
  depth: 0,
  known: [],
  outcomes: [],
  mayEnd: true,
  inside: [],
  ...more,
});
