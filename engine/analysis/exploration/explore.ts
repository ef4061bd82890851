import type { GuardCase } from '../cases/split-cases.ts';
import { isAnswer } from '../../model/message.ts';
import type { Choice, Delay, Send, UserTask } from '../../behaviour/behaviour.ts';
import {
  type ExploredState,
  createContinuations,
  isQuiescent,
  keyOfState,
} from './explored-state.ts';
import { type Alphabet, type ObservedEvent, isIn, type Monitor } from './monitor.ts';
import { slice } from './slice.ts';
import { initialState, successors, type Transition, type ExploredFlow } from './successors.ts';

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
 * shortest path to a finding is met first; paths that are certainly possible before those that may not be. Throws `ExplorationTooWide`.
 */
export function explore<S>({ behaviour, undecided }: GuardCase, monitor: Monitor<S>): void {
  const flow = slice(behaviour, monitor);
  const explored: ExploredFlow = { flow, undecided, continueWith: createContinuations() };
  const frontier = createFrontier<S>();
  const exploration = { explored, monitor: checkedOnce(monitor), frontier };
  addSuccessors({ state: initialState(explored), monitored: monitor.start }, exploration);
  for (let node = frontier.next(); node !== undefined; node = frontier.next()) {
    addSuccessors(node, exploration);
    if (frontier.size() > maxStates) throw new ExplorationTooWide(frontier.busiestStep());
  }
}

interface Exploration<S> {
  readonly explored: ExploredFlow;
  readonly monitor: Monitor<S>;
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
function checkedOnce<S>(monitor: Monitor<S>): Monitor<S> {
  const checked = new Set<string>();
  return {
    ...monitor,
    check: (event, path) => {
      const outcome = event.what === 'closed' ? event.outcome : '';
      const step = termOf(event)?.step ?? '';
      const state = JSON.stringify([path.state, path.maybe]);
      const key = [event.what, step, outcome, state].join(' ');
      if (checked.has(key)) return;
      checked.add(key);
      monitor.check(event, path);
    },
  };
}

/** A state that was reached, and the path to it. */
interface ExploredNode<S> {
  readonly state: ExploredState;
  readonly monitored: S;
  readonly doubt?: Transition['doubt'] | undefined;
  readonly before?: ExploredNode<S>;
  readonly events?: readonly ObservedEvent[];
}

function nodeAfter<S>(
  node: ExploredNode<S>,
  { events, state, doubt = node.doubt }: Transition,
  monitor: Monitor<S>,
): ExploredNode<S> {
  const maybe = node.doubt ?? doubt;
  let monitored = node.monitored;
  for (const [index, event] of events.entries()) {
    if (!isRead(event, monitor.observes)) continue;
    monitor.check(event, {
      state: monitored,
      name: (lastStep) =>
        [...stepsOf(node), ...events.slice(0, index).flatMap(nameIn), lastStep].join(' > '),
      maybe: maybe === undefined ? {} : { maybe },
    });
    monitored = monitor.step(monitored, event);
  }
  return {
    state,
    monitored,
    ...(maybe === undefined ? {} : { doubt: maybe }),
    before: node,
    ...(events.length === 0 ? {} : { events }),
  };
}

function isRead(event: ObservedEvent, alphabet: Alphabet): boolean {
  const term = termOf(event);
  return term === undefined || isIn(alphabet, term);
}

function termOf(event: ObservedEvent): Send | UserTask | Choice | Delay | undefined {
  if ('send' in event) return event.send;
  if ('task' in event) return event.task;
  if ('delay' in event) return event.delay;
  return 'choice' in event ? event.choice : undefined;
}

function stepsOf({ before, events = [] }: ExploredNode<unknown>): readonly string[] {
  const own = events.flatMap(nameIn);
  return before === undefined ? own : [...stepsOf(before), ...own];
}

/** What names the path to a reader. */
function nameIn(event: ObservedEvent): readonly string[] {
  if (event.what === 'closed') return [`${event.task.step} ${event.outcome}`];
  if (event.what === 'sent') return isNamed(event.send) ? [event.send.step] : [];
  if (event.what === 'backstop') return ['backstop'];
  return event.what === 'handled' ? [event.event] : [];
}

const isNamed = ({ class: c, to }: Send): boolean =>
  to === 'candidate' && (isAnswer(c) || c === 'correction');

/** The same text for equal states on paths that are equally certain. */
const keyOfNode = (node: ExploredNode<unknown>): string =>
  node.doubt === undefined ? certainKey(node) : `?${certainKey(node)}`;

const certainKey = ({ state, monitored }: ExploredNode<unknown>): string =>
  `${keyOfState(state)} ${JSON.stringify(monitored)}`;

interface Frontier<S> {
  add(node: ExploredNode<S>): void;
  /** The next state whose small steps have not been followed. */
  next(): ExploredNode<S> | undefined;
  /** The number of states that have been reached. */
  size(): number;
  /** The step at which most states wait. */
  busiestStep(): string;
}

/** Every state once, on the first path that leads to it; those that may be impossible wait until no other is left. */
function createFrontier<S>(): Frontier<S> {
  const seen = new Set<string>();
  const certain: ExploredNode<S>[] = [];
  const doubtful: ExploredNode<S>[] = [];
  let at = 0;
  let atDoubtful = 0;
  return {
    add(node) {
      const key = keyOfNode(node);
      if (seen.has(key)) return;
      seen.add(key);
      (node.doubt === undefined ? certain : doubtful).push(node);
    },
    next() {
      for (;;) {
        const node = certain[at] === undefined ? doubtful[atDoubtful++] : certain[at++];
        if (node === undefined) return undefined;
        if (node.doubt !== undefined && seen.has(certainKey(node))) continue;
        return node;
      }
    },
    size: () => seen.size,
    busiestStep: () => busiestStepOf([...certain, ...doubtful]),
  };
}

function busiestStepOf(nodes: readonly ExploredNode<unknown>[]): string {
  const counts = new Map<string, number>();
  for (const { todo } of nodes.flatMap(({ state }) => state.lines))
    if (todo !== undefined && 'step' in todo.first && todo.first.step !== '')
      counts.set(todo.first.step, (counts.get(todo.first.step) ?? 0) + 1);
  const [step] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0]);
  return step;
}
