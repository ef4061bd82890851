import type { Duration, Expression, Label } from '../plan.ts';
import { createDrawing } from './diagram-line.ts';
import type { FlowShape } from './of-plan.ts';
import type { Pass, Seq, Shape } from './shape.ts';
import { sharedUndelivered } from './undelivered.ts';

/** A flow as it is drawn: lines of marks, from which ways branch off. What it looks like, and in which language, is not said here. */
export interface Diagram {
  readonly main: Line;
  readonly handlers: readonly { readonly event: string; readonly line: Line }[];
  readonly backstops: readonly {
    readonly unless: string;
    readonly after: Duration;
    readonly since?: Expression;
    readonly line: Line;
  }[];
  /** What follows when a message cannot be delivered that says nothing else; drawn once for all of them. */
  readonly undelivered: Line;
}

/** One after the other; nothing stands behind a mark that never lets the line go on. */
export type Line = readonly Mark[];

export interface Mark {
  readonly of: Exclude<Shape, Pass | Seq>;
  /** Passed over unless this holds. */
  readonly onlyIf?: string;
  /** Steps that follow some of what it can come to. */
  readonly ways: readonly Way[];
  /** What it can come to and the line simply goes on; `always` when nothing is decided here. */
  readonly onwards: 'always' | readonly Name[];
}

export interface Way {
  /** What leads here; several outcomes may. */
  readonly names: readonly Name[];
  readonly line: Line;
  /** Goes on with the line that it has left. */
  readonly rejoins: boolean;
  /** Runs while that line goes on. */
  readonly beside: boolean;
}

/** What a way is called: an outcome, nobody's answer, a condition, or why it begins. */
export type Name =
  | { readonly outcome: string; readonly text?: Label }
  | { readonly when: string }
  | { readonly it: 'silent' | 'else' | 'undelivered' | 'meanwhile' | 'until-end' };

/** Folds the shape of a flow into its diagram. */
export function diagramOf(flow: FlowShape): Diagram {
  const apart = sharedUndelivered(flow);
  const line = createDrawing(apart);
  return {
    main: line(flow.main),
    handlers: Object.entries(flow.on).map(([event, shape]) => ({ event, line: line(shape) })),
    backstops: flow.backstops.map(({ shape, ...when }) => ({ ...when, line: line(shape) })),
    undelivered: apart === undefined ? [] : line(apart),
  };
}
