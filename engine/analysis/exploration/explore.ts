import type { GuardCase } from '../cases/split-cases.ts';
import type { Finding } from '../finding/finding.ts';
import {
  type ExploredNode,
  keyOfNode,
  nodeAfter,
  type RunningMonitor,
  termOf,
} from './explored-node.ts';
import { type ExploredFlow, exploredFlowOf } from './explored-flow.ts';
import { isQuiescent } from './explored-state.ts';
import { createFrontier, type Frontier } from './frontier.ts';
import type { Monitor } from './monitor.ts';
import { initialState, successors } from './successors.ts';

/** The number of states above which a flow is refused rather than half proved. */
const maxStates = 50_000;

/** Thrown by an exploration of too many states, with the step at which most of them were reached. */
export class ExplorationTooWide extends Error {
  readonly step: string;

  constructor(step: string) {
    super(`more than ${maxStates} states, most of them at "${step}"`);
    this.step = step;
  }
}

/**
 * Explicit-state exploration of one case of the guards: runs a monitor along every path of the small steps, breadth first, so that the
 * shortest path to a finding is met first; paths that are certainly possible before those that may not be. Returns what the monitor finds,
 * in this order. Throws `ExplorationTooWide`.
 */
export function explore<S, Found = Finding>(
  guardCase: GuardCase,
  monitor: Monitor<S, Found>,
): readonly Found[] {
  const explored = exploredFlowOf(guardCase, monitor);
  const frontier = createFrontier<S>();
  const found: Found[] = [];
  const exploration = { explored, monitor: checkedOnce(monitor, found), frontier };
  addSuccessors({ state: initialState(explored), monitored: monitor.start }, exploration);
  for (let node = frontier.next(); node !== undefined; node = frontier.next()) {
    addSuccessors(node, exploration);
    if (frontier.size() > maxStates) throw new ExplorationTooWide(frontier.busiestStep());
  }
  return found;
}

interface Exploration<S> {
  readonly explored: ExploredFlow;
  readonly monitor: RunningMonitor<S>;
  readonly frontier: Frontier<S>;
}

/** While a line runs nothing else can happen, so only states in which all lines wait are kept. */
function addSuccessors<S>(
  node: ExploredNode<S>,
  { explored, monitor, frontier }: Exploration<S>,
): void {
  const passed = new Set<string>();
  const running = [node];
  const add = (next: ExploredNode<S>): void => {
    if (monitor.isSettled?.(next.monitored) === true) return;
    if (isQuiescent(next.state)) return frontier.add(next);
    const key = keyOfNode(next);
    if (!passed.has(key)) running.push(next);
    passed.add(key);
  };
  // The list grows while it is gone through.
  for (const at of running)
    for (const transition of successors(at.state, explored))
      add(nodeAfter(at, transition, monitor));
}

/** A judgement depends on the event and the state of the monitor alone, so it is made on the first path that comes to both. */
function checkedOnce<S, Found>(monitor: Monitor<S, Found>, found: Found[]): RunningMonitor<S> {
  const checked = new Set<string>();
  return {
    ...monitor,
    check: (event, path) => {
      const outcome = 'outcome' in event ? event.outcome : '';
      const step = termOf(event)?.step ?? '';
      const state = JSON.stringify([path.state, path.maybe]);
      const key = [event.what, step, outcome, state].join(' ');
      if (checked.has(key)) return;
      checked.add(key);
      found.push(...monitor.check(event, path));
    },
  };
}
