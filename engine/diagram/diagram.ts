import { createDrawing } from './line.ts';
import type { Line } from './mark.ts';
import { sharedUndelivered } from './shared-handler.ts';
import type { Duration, Expression } from '../model/base.ts';
import type { FlowShape } from '../behaviour/behaviour.ts';

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
