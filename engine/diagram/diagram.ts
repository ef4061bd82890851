import { createDrawing } from './line.ts';
import type { DiagramLine } from './mark.ts';
import { sharedUndelivered } from './shared-handler.ts';
import type { Duration, Expression } from '../model/base.ts';
import type { FlowBehaviour } from '../behaviour/behaviour.ts';

/** A flow as it is drawn: lines of marks, from which ways branch off. What it looks like, and in which language, is not said here. */
export interface Diagram {
  readonly main: DiagramLine;
  readonly handlers: readonly { readonly event: string; readonly line: DiagramLine }[];
  readonly backstops: readonly {
    readonly unless: string;
    readonly after: Duration;
    readonly since?: Expression;
    readonly line: DiagramLine;
  }[];
  /** What follows when a message cannot be delivered that says nothing else; drawn once for all of them. */
  readonly undelivered: DiagramLine;
}

/** Folds the shape of a flow into its diagram. */
export function diagramOf(flow: FlowBehaviour): Diagram {
  const apart = sharedUndelivered(flow);
  const line = createDrawing(apart);
  return {
    main: line(flow.main),
    handlers: Object.entries(flow.on).map(([event, behaviour]) => ({
      event,
      line: line(behaviour),
    })),
    backstops: flow.backstops.map(({ behaviour, ...when }) => ({ ...when, line: line(behaviour) })),
    undelivered: apart === undefined ? [] : line(apart),
  };
}
