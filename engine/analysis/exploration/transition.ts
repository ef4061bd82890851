import type { ExploredFlow } from './explored-flow.ts';
import type { ExploredState, Line, Rest } from './explored-state.ts';
import { moved } from './lines.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';

/** One small step of a case, with the events that it brings, in the order of the journal. */
export interface Transition {
  readonly events: readonly ObservedEvent[];
  readonly state: ExploredState;
  /** Why it may be impossible: a guard was not decided, or lines wait side by side and nobody asked which is due first. */
  readonly imprecision?: 'condition' | 'beside';
}

/** A line in its state. */
export interface Place {
  readonly line: Line;
  readonly state: ExploredState;
  readonly explored: ExploredFlow;
}

/** The line goes on with what is left of it. */
export const goOn = (
  { line, state }: Place,
  rest: Rest,
  ...events: readonly ObservedEvent[]
): Transition => ({ events, state: moved(state, line, rest) });
