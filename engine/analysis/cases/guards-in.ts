import { identifierOf } from '../../expression/identifier.ts';
import type { Choice, UserTask, Behaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { childrenOf, tasksIn } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';

/** The choices of a flow, and the tasks on whose outcomes their guards may depend. */
export interface CollectedGuards {
  readonly choices: readonly Choice[];
  /** Tasks by the name under which guards know them. */
  readonly tasks: ReadonlyMap<string, readonly UserTask[]>;
  /**
   * Names that several tasks share, one of them on a parallel branch: which one was opened last is not known. Also those of tasks that may open
   * several times, and come to something else each time.
   */
  readonly ambiguous: ReadonlySet<string>;
}

/** Collects guards and tasks in one pass over a flow. */
export function collectGuards(flow: FlowBehaviour): CollectedGuards {
  const collection: GuardCollection = {
    choices: [],
    tasks: new Map(),
    visited: new Set(),
    parallel: new Set(),
    repeated: new Set(),
  };
  for (const line of [flow.main, ...Object.values(flow.on)]) collect(line, false, collection);
  for (const { behaviour } of flow.backstops) collect(behaviour, true, collection);
  const { choices, tasks, parallel, repeated } = collection;
  const ambiguous = [...parallel].filter((name) => severalSteps(tasks.get(name) ?? []));
  return { choices, tasks, ambiguous: new Set([...ambiguous, ...repeated]) };
}

interface GuardCollection {
  readonly choices: Choice[];
  readonly tasks: Map<string, UserTask[]>;
  /** A behaviour that stands in several places is collected once. */
  readonly visited: Set<Behaviour>;
  /** Names of tasks on parallel branches. */
  readonly parallel: Set<string>;
  /** Names of tasks that may open several times. */
  readonly repeated: Set<string>;
}

function collect(behaviour: Behaviour, parallel: boolean, collection: GuardCollection): void {
  if (collection.visited.has(behaviour)) return;
  collection.visited.add(behaviour);
  visit(collectors, behaviour, parallel, collection);
}

type GuardCollector = (
  behaviour: Behaviour,
  parallel: boolean,
  collection: GuardCollection,
) => void;

const collectNothing: GuardCollector = () => undefined;

const collectChildren: GuardCollector = (behaviour, parallel, collection) => {
  for (const child of childrenOf(behaviour)) collect(child, parallel, collection);
};

const collectors: Visitor<void, [parallel: boolean, collection: GuardCollection]> = {
  pass: collectNothing,
  sequence: collectChildren,
  delay: collectNothing,
  show: collectNothing,
  send: ({ undelivered }, _parallel, collection) => collect(undelivered, true, collection),
  task: (task, parallel, collection) => {
    collectTask(task, parallel, collection);
    collectChildren(task, parallel, collection);
  },
  choice: (choice, parallel, collection) => {
    collection.choices.push(choice);
    collectChildren(choice, parallel, collection);
  },
  fork: ({ behaviour }, _parallel, collection) => collect(behaviour, true, collection),
  end: collectNothing,
};

function collectTask(
  task: UserTask,
  isParallel: boolean,
  { tasks, parallel, repeated }: GuardCollection,
): void {
  const name = identifierOf(task.step);
  const others = tasks.get(name);
  if (others === undefined) tasks.set(name, [task]);
  else others.push(task);
  if (isParallel) parallel.add(name);
  for (const { again } of task.answers)
    if (again !== undefined && again.times > 1)
      for (const { step } of tasksIn(again.before)) repeated.add(identifierOf(step));
}

const severalSteps = (tasks: readonly UserTask[]): boolean =>
  new Set(tasks.map(({ step }) => step)).size > 1;
