import type { GuardCase } from '../cases/split-cases.ts';
import type { Finding } from '../finding/finding.ts';
import {
  type ExploredNode,
  keyOfNode,
  nodeAfter,
  pathTo,
  type RunningMonitor,
} from './explored-node.ts';
import { type ExploredFlow, exploredFlowOf } from './explored-flow.ts';
import { type ExploredState, isQuiescent } from './explored-state.ts';
import { createFrontier, type Frontier } from './frontier.ts';
import { judgementOf, keyOfMonitored } from './judgements.ts';
import { judgedAhead } from './judged-ahead.ts';
import { asRead, type Monitor } from './monitor.ts';
import { initialState, successors } from './successors.ts';
import type { Transition } from './transition.ts';

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
  given: Monitor<S, Found>,
): readonly Found[] {
  const explored = exploredFlowOf(guardCase, given);
  const monitor = reading(given);
  const mayFind = monitor.judges === undefined ? anywhere : judgedAhead(explored, monitor.judges);
  const frontier = createFrontier<S>();
  const found: Found[] = [];
  const checkOver = overOnce(monitor, found);
  const isOver = (node: ExploredNode<S>): boolean => {
    if (monitor.isSettled?.(node.monitored) === true) return true;
    if (mayFind(node.state)) return false;
    checkOver(node);
    return true;
  };
  const exploration = { explored, monitor: checkedOnce(monitor, found), frontier, isOver };
  addSuccessors({ state: initialState(explored), monitored: monitor.start }, exploration);
  for (let node = frontier.next(); node !== undefined; node = frontier.next()) {
    addSuccessors(node, exploration);
    if (frontier.size() > maxStates) throw new ExplorationTooWide(frontier.busiestStep());
  }
  return found;
}

const anywhere = (): boolean => true;

const reading = <S, Found>(monitor: Monitor<S, Found>): Monitor<S, Found> => ({
  ...monitor,
  step: (state, event) => monitor.step(state, asRead(event)),
  check: (event, path) => monitor.check(asRead(event), path),
});

interface Exploration<S> {
  readonly explored: ExploredFlow;
  readonly monitor: RunningMonitor<S>;
  readonly frontier: Frontier<S>;
  /** Whether nothing more can be found behind it; then the path to it is judged. */
  readonly isOver: (node: ExploredNode<S>) => boolean;
}

/** While a line runs nothing else can happen, so only states in which all lines wait are kept. */
function addSuccessors<S>(
  from: ExploredNode<S>,
  { explored, monitor, frontier, isOver }: Exploration<S>,
): void {
  const passed = new Set<string>();
  const running = [{ node: from, transitions: successors(from.state, explored) }];
  const add = (reached: ExploredNode<S>): void => {
    if (isOver(reached)) return;
    const { state, transitions } = untilHeard(reached.state, explored);
    const node = { ...reached, state };
    if (isQuiescent(state)) return frontier.add(node);
    const key = keyOfNode(node);
    if (!passed.has(key)) running.push({ node, transitions });
    passed.add(key);
  };
  // The list grows while it is gone through.
  for (const { node, transitions } of running)
    for (const transition of transitions) add(nodeAfter(node, transition, monitor));
}

/** Follows small steps that nobody can tell apart, up to a state behind which something is heard or decided, or in which all lines wait. */
function untilHeard(
  start: ExploredState,
  explored: ExploredFlow,
): { readonly state: ExploredState; readonly transitions: readonly Transition[] } {
  let state = start;
  while (!isQuiescent(state)) {
    const transitions = successors(state, explored);
    const [only, another] = transitions;
    if (only === undefined || another || only.events.length > 0 || only.imprecision)
      return { state, transitions };
    ({ state } = only);
  }
  return { state, transitions: [] };
}

/** A judgement depends on the event and the state of the monitor alone, so it is made on the first path that comes to both. */
function checkedOnce<S, Found>(monitor: Monitor<S, Found>, found: Found[]): RunningMonitor<S> {
  const checked = new Set<string>();
  return {
    ...monitor,
    finds: monitor.check,
    check: (event, path) => {
      const key = `${path.maybe.maybe ?? ''} ${judgementOf(path.state, event)}`;
      if (checked.has(key)) return;
      checked.add(key);
      found.push(...monitor.check(event, path));
    },
  };
}

/** The same of the judgement of whole paths: it depends on the state of the monitor alone. */
function overOnce<S, Found>(
  monitor: Monitor<S, Found>,
  found: Found[],
): (node: ExploredNode<S>) => void {
  const checked = new Set<string>();
  return (node) => {
    const { checkOver } = monitor;
    if (checkOver === undefined) return;
    const key = `${node.imprecision ?? ''} ${keyOfMonitored(node.monitored)}`;
    if (checked.has(key)) return;
    checked.add(key);
    found.push(...checkOver(pathTo(node, monitor, checkOver)));
  };
}
