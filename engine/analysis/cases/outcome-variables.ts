import { identifierOf } from '../../expression/identifier.ts';
import type { Choice, Branch, Behaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf, toldAtWindows } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import type { CollectedGuards } from './guards-in.ts';

/**
 * The step whose outcome a name such as `department` in `department.outcome` stands for in the guards of a choice: the task of that name
 * that was opened last. Undefined when that differs between the paths to the choice.
 */
export type TaskResolver = (choice: Choice, name: string) => string | undefined;

/** Only names that several tasks share need the analysis of the paths. */
export function createTaskResolver(
  flow: FlowBehaviour,
  names: ReadonlySet<string>,
  guards: CollectedGuards,
): TaskResolver {
  const stepsOf = (name: string) => [
    ...new Set((guards.tasks.get(name) ?? []).map(({ step }) => step)),
  ];
  const shared = [...names].filter(
    (name) => stepsOf(name).length > 1 && !guards.ambiguous.has(name),
  );
  const atChoices =
    shared.length > 0 ? reachingTasks(flow, new Set(shared)) : new Map<Choice, LastTasks>();
  return (choice, name) => {
    if (guards.ambiguous.has(name)) return undefined;
    const [only, another] = stepsOf(name);
    return another === undefined ? only : atChoices.get(choice)?.get(name);
  };
}

/** The step of the task that was last opened, by name; undefined behind a name when it differs between paths. */
type LastTasks = ReadonlyMap<string, string | undefined>;

/** A forward data-flow analysis along every line: the tasks last opened when each choice is reached (reaching definitions). */
function reachingTasks(
  flow: FlowBehaviour,
  names: ReadonlySet<string>,
): ReadonlyMap<Choice, LastTasks> {
  const atChoices = new Map<Choice, LastTasks>();
  for (const line of linesOf(flow)) propagate(line, new Map(), { names, atChoices });
  return atChoices;
}

interface Propagation {
  readonly names: ReadonlySet<string>;
  readonly atChoices: Map<Choice, LastTasks>;
}

/** Gives what holds behind a behaviour; undefined when no path comes out of it. */
const propagate = (
  behaviour: Behaviour,
  before: LastTasks,
  propagation: Propagation,
): LastTasks | undefined => visit(transfer, behaviour, before, propagation);

const unchanged = (_behaviour: Behaviour, before: LastTasks): LastTasks => before;

const transfer: Visitor<LastTasks | undefined, [before: LastTasks, propagation: Propagation]> = {
  pass: unchanged,
  sequence: ({ of }, before, propagation) =>
    of.reduce<LastTasks | undefined>(
      (reached, one) => reached && propagate(one, reached, propagation),
      before,
    ),
  delay: unchanged,
  show: unchanged,
  send: ({ undelivered, holds }, before, propagation) => {
    const behind = propagate(undelivered, before, propagation);
    return holds ? merge([before, behind]) : before;
  },
  task: (task, before, propagation) => {
    const { step, answers, silent } = task;
    const name = identifierOf(step);
    const opened = propagation.names.has(name) ? new Map(before).set(name, step) : before;
    for (const one of toldAtWindows(task)) propagate(one, opened, propagation);
    return propagateBranches([...answers, silent], opened, propagation);
  },
  choice: (choice, before, propagation) => {
    if (!propagation.atChoices.has(choice)) propagation.atChoices.set(choice, before);
    return propagateBranches(choice.branches, before, propagation);
  },
  fork: ({ behaviour }, before, propagation) => {
    propagate(behaviour, before, propagation);
    return before;
  },
  end: () => undefined,
};

const propagateBranches = (
  branches: readonly Pick<Branch, 'behaviour'>[],
  before: LastTasks,
  propagation: Propagation,
): LastTasks | undefined =>
  merge(branches.map(({ behaviour }) => propagate(behaviour, before, propagation)));

/** A path on which no task of the name has been opened yet does not count: a guard that reads the outcome there fails. */
function merge(results: readonly (LastTasks | undefined)[]): LastTasks | undefined {
  const reachable = results.filter((tasks) => tasks !== undefined);
  const [first] = reachable;
  if (first === undefined || reachable.every((tasks) => tasks === first)) return first;
  const all = new Map(first);
  for (const [name, step] of reachable.flatMap((tasks) => [...tasks])) {
    if (all.has(name) && all.get(name) !== step) all.set(name, undefined);
    else all.set(name, step);
  }
  return all;
}
