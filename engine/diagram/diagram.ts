import { createDrawing } from './line.ts';
import type { DiagramLine } from './node.ts';
import type { Duration, Expression } from '../model/base.ts';
import type { Behaviour, FlowBehaviour } from '../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../behaviour/traverse.ts';

/** A flow as it is drawn: lines of nodes, from which branches leave. What it looks like, and in which language, is not said here. */
export interface Diagram {
  readonly main: DiagramLine;
  readonly handlers: readonly { readonly event: string; readonly line: DiagramLine }[];
  readonly backstops: readonly {
    readonly unless: string;
    readonly after: Duration;
    readonly since?: Expression;
    readonly line: DiagramLine;
  }[];
  /** The handler of undeliverable messages that several messages share; drawn once for all of them. */
  readonly undelivered: DiagramLine;
}

/** Draws the behaviour of a flow. */
export function diagramOf(flow: FlowBehaviour): Diagram {
  const shared = sharedUndelivered(flow);
  const line = createDrawing(shared);
  return {
    main: line(flow.main),
    handlers: Object.entries(flow.on).map(([event, behaviour]) => ({
      event,
      line: line(behaviour),
    })),
    backstops: flow.backstops.map(({ behaviour, ...when }) => ({ ...when, line: line(behaviour) })),
    undelivered: shared === undefined ? [] : line(shared),
  };
}

/** Messages without a handler of their own all hold the very same behaviour, that of the plan. */
function sharedUndelivered(flow: FlowBehaviour): Behaviour | undefined {
  const seen = new Set<Behaviour>();
  for (const { undelivered } of linesOf(flow).flatMap(sendsOf)) {
    if (undelivered.term !== 'pass' && seen.has(undelivered)) return undelivered;
    seen.add(undelivered);
  }
  return undefined;
}
