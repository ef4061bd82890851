import type { AnyKind } from '../../engine/steps/index.ts';
import type { Choices } from './choices.ts';

/** Where something is written. */
export interface Spot {
  readonly depth: number;
  /** Steps that have certainly run before. */
  readonly known: readonly Known[];
  /** Of the step in which this stands. */
  readonly outcomes: readonly string[];
  /** Whether the case may end here. */
  readonly mayEnd: boolean;
  /** Lists of steps that have been written inside the same step. */
  readonly inside: List[];
  /** What the object around it has already. */
  readonly beside?: Fields;
  /** Keys that a map may have here. */
  readonly keys?: readonly string[] | undefined;
}

export type Fields = Readonly<Record<string, unknown>>;

export interface Known {
  readonly id: string;
  readonly results: AnyKind['results'];
}

export interface List {
  readonly list: readonly object[];
  /** Whether the case may be over after it. */
  readonly ends: boolean;
}

export interface Writer {
  readonly choices: Choices;
  /** As many as one of the counts; simplest first. */
  steps(spot: Spot, counts: readonly number[]): List;
  last(): object;
  /** Ids of the steps that tell, so far. */
  readonly telling: readonly string[];
  /** Ids of steps that somebody has to do. */
  readonly tasks: readonly string[];
}

/** How many steps stand inside others. */
export const few = [0, 1, 2];

export const spotIn = (more: Partial<Spot> = {}): Spot => ({
  depth: 0,
  known: [],
  outcomes: [],
  mayEnd: true,
  inside: [],
  ...more,
});
