import { mayBeCancelledByEvent } from './delivery-outcomes.ts';
import type { ExploredFlow } from './explored-flow.ts';
import type { ExploredState } from './explored-state.ts';
import { timesAt } from './known-times.ts';
import { cut, openLines, started } from './lines.ts';
import type { Transition } from './transition.ts';

/** An event may take over once, until the case has ended: it cuts every line, and its handler becomes the main one. */
export function eventsHandled(state: ExploredState, explored: ExploredFlow): readonly Transition[] {
  if (state.ended || state.handled) return [];
  return Object.entries(explored.flow.on).map(([event, handler]) => {
    const { lines, events } = cut(state.lines, openLines, {
      isObserved: explored.isObserved,
      mayBeCancelled: mayBeCancelledByEvent,
    });
    const todo = explored.continueWith(handler, undefined);
    const taken = started(
      { ...state, lines, handled: true, times: timesAt(state.times) },
      { role: 'main', todo, status: 'runs' },
    );
    return { events: [{ what: 'handled', event }, ...events], state: taken };
  });
}
