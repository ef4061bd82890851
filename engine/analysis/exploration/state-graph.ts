import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import type { DurationOrder } from '../../time/maps/duration-order.ts';
import { type ExploredFlow, exploredFlowOf, wholeFlowOf } from './explored-flow.ts';
import { type ExploredState, isQuiescent, keyOfState } from './explored-state.ts';
import type { Monitor } from './monitor.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { initialState, successors } from './successors.ts';
import type { Transition } from './transition.ts';

/** The reachability graph of a flow: the states in which all its lines wait, and what leads from one to another. */
export interface StateGraph {
  readonly states: readonly ExploredState[];
  /** States by index. What happens first leads to state 0, and from no state. */
  readonly transitions: readonly GraphTransition[];
  /** Whether there are more states than were asked for. */
  readonly isCut: boolean;
}

export interface GraphTransition extends Pick<Transition, 'imprecision'> {
  readonly from: number | undefined;
  readonly to: number;
  readonly events: readonly ObservedEvent[];
}

/** What of a flow is explored: the part that one who observes it can tell apart, as rules do; or the flow as it is. */
export type ExploredPart = Pick<Monitor<never>, 'observes' | 'focus'> | 'whole';

/** Explores a flow up to so many states, its conditions either way. */
export function stateGraphOf(
  behaviour: FlowBehaviour,
  part: ExploredPart,
  maxStates: number,
  durations?: DurationOrder,
): StateGraph {
  const explored = exploredPart(behaviour, part, durations);
  const indices = new Map<string, number>();
  const states: ExploredState[] = [];
  const transitions: GraphTransition[] = [];
  const indexOf = (state: ExploredState): number => {
    const key = keyOfState(state);
    const known = indices.get(key);
    if (known !== undefined) return known;
    indices.set(key, states.length);
    return states.push(state) - 1;
  };
  const start = { events: [], state: initialState(explored) };
  for (const { state, ...step } of untilAllWait([start], explored))
    transitions.push({ ...step, from: undefined, to: indexOf(state) });
  // The list grows while it is gone through.
  for (const [from, state] of states.entries()) {
    if (states.length > maxStates) break;
    for (const { state: next, ...step } of untilAllWait(successors(state, explored), explored))
      transitions.push({ ...step, from, to: indexOf(next) });
  }
  return { states, transitions, isCut: states.length > maxStates };
}

function exploredPart(
  behaviour: FlowBehaviour,
  part: ExploredPart,
  durations?: DurationOrder,
): ExploredFlow {
  const guardCase = { behaviour, undecided: new Set<string>(), ...(durations && { durations }) };
  return part === 'whole' ? wholeFlowOf(guardCase) : exploredFlowOf(guardCase, part);
}

/** Follows small steps until all lines wait: nothing else can happen between. Equal ones are one. */
function untilAllWait(first: readonly Transition[], explored: ExploredFlow): readonly Transition[] {
  const found = new Map<string, Transition>();
  const running = [...first];
  for (const { events, state, imprecision } of running) {
    const before = imprecision === undefined ? {} : { imprecision };
    if (isQuiescent(state))
      found.set(`${keyOfState(state)} ${nameOfEvents(events)}`, { events, state, ...before });
    else
      for (const next of successors(state, explored))
        running.push({ ...next, ...before, events: [...events, ...next.events] });
  }
  return [...found.values()];
}

const nameOfEvents = (events: readonly ObservedEvent[]): string =>
  events
    .map((event) => {
      const step = 'send' in event ? event.send.step : 'task' in event ? event.task.step : '';
      return `${event.what} ${step} ${'outcome' in event ? event.outcome : ''}`;
    })
    .join();
