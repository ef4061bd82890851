import { identifierOf } from '../../expression/identifier.ts';
import type { Choice, UserTask, Behaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { childrenOf } from '../../behaviour/traverse.ts';

/** What a flow's shape holds that conditions have to do with. */
export interface CollectedGuards {
  readonly choices: readonly Choice[];
  /** Tasks by the name under which conditions know them. */
  readonly tasks: ReadonlyMap<string, readonly UserTask[]>;
  /** Names whose task may be another one at any moment, because several have it and one runs beside. */
  readonly ambiguous: ReadonlySet<string>;
}

/** Goes once through a flow. */
export function collectGuards(flow: FlowBehaviour): CollectedGuards {
  const walk: GuardCollection = {
    choices: [],
    tasks: new Map(),
    visited: new Set(),
    parallel: new Set(),
  };
  for (const line of [flow.main, ...Object.values(flow.on)]) visit(line, false, walk);
  for (const { behaviour } of flow.backstops) visit(behaviour, true, walk);
  const { choices, tasks, parallel } = walk;
  const ambiguous = [...parallel].filter((name) => severalSteps(tasks.get(name) ?? []));
  return { choices, tasks, ambiguous: new Set(ambiguous) };
}

interface GuardCollection {
  readonly choices: Choice[];
  readonly tasks: Map<string, UserTask[]>;
  /** Shapes that stand in several places are visited once. */
  readonly visited: Set<Behaviour>;
  readonly parallel: Set<string>;
}

function visit(behaviour: Behaviour, parallel: boolean, walk: GuardCollection): void {
  if (walk.visited.has(behaviour)) return;
  walk.visited.add(behaviour);
  if (behaviour.term === 'choice') walk.choices.push(behaviour);
  if (behaviour.term === 'task') collectTask(behaviour, parallel, walk);
  const parallelInside = parallel || behaviour.term === 'fork' || behaviour.term === 'send';
  for (const inside of childrenOf(behaviour)) visit(inside, parallelInside, walk);
}

function collectTask(
  task: UserTask,
  isParallel: boolean,
  { tasks, parallel }: GuardCollection,
): void {
  const name = identifierOf(task.step);
  const others = tasks.get(name);
  if (others === undefined) tasks.set(name, [task]);
  else others.push(task);
  if (isParallel) parallel.add(name);
}

const severalSteps = (tasks: readonly UserTask[]): boolean =>
  new Set(tasks.map(({ step }) => step)).size > 1;
