import { identifierOf } from '../../expression/identifier.ts';
import type { Choice, Branch, Behaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { childrenOf, linesOf } from '../../behaviour/traverse.ts';
import type { CollectedGuards } from './guards-in.ts';

/** The step that a name stands for where a choice is made: the task of that name that was last opened on every way there. */
export type TaskResolver = (alt: Choice, name: string) => string | undefined;

export function createTaskResolver(
  flow: FlowBehaviour,
  names: ReadonlySet<string>,
  guards: CollectedGuards,
): TaskResolver {
  const stepsOf = (name: string) => [...new Set((guards.tasks.get(name) ?? []).map((r) => r.step))];
  const several = [...names].filter(
    (name) => stepsOf(name).length > 1 && !guards.ambiguous.has(name),
  );
  const known =
    several.length > 0 ? namesAtChoices(flow, new Set(several)) : new Map<Choice, TaskNames>();
  return (choice, name) => {
    if (guards.ambiguous.has(name)) return undefined;
    const [only, another] = stepsOf(name);
    return another === undefined ? only : known.get(choice)?.get(name);
  };
}

/** A name with nothing behind it stands for different tasks, depending on the way. */
type TaskNames = ReadonlyMap<string, string | undefined>;

/** Follows names along all ways. */
function namesAtChoices(
  flow: FlowBehaviour,
  names: ReadonlySet<string>,
): ReadonlyMap<Choice, TaskNames> {
  const atChoices = new Map<Choice, TaskNames>();
  for (const line of linesOf(flow)) propagate(line, new Map(), { names, atChoices });
  return atChoices;
}

interface NameScan {
  readonly names: ReadonlySet<string>;
  readonly atChoices: Map<Choice, TaskNames>;
}

/** `undefined` where no way goes on. */
function propagate(behaviour: Behaviour, names: TaskNames, scan: NameScan): TaskNames | undefined {
  if (behaviour.term === 'end') return undefined;
  if (behaviour.term === 'sequence') return propagateAll(behaviour.of, names, scan);
  if (behaviour.term === 'task') {
    const name = identifierOf(behaviour.step);
    const inside = scan.names.has(name) ? new Map(names).set(name, behaviour.step) : names;
    return propagateBranches([...behaviour.answers, behaviour.silent], inside, scan);
  }
  if (behaviour.term === 'choice') {
    if (!scan.atChoices.has(behaviour)) scan.atChoices.set(behaviour, names);
    return propagateBranches(behaviour.branches, names, scan);
  }
  const results = childrenOf(behaviour).map((one) => propagate(one, names, scan));
  return behaviour.term === 'send' && behaviour.holds ? merge([names, ...results]) : names;
}

const propagateAll = (
  of: readonly Behaviour[],
  names: TaskNames,
  scan: NameScan,
): TaskNames | undefined =>
  of.reduce<TaskNames | undefined>((before, one) => before && propagate(one, before, scan), names);

const propagateBranches = (
  branches: readonly Pick<Branch, 'behaviour'>[],
  names: TaskNames,
  scan: NameScan,
): TaskNames | undefined =>
  merge(branches.map(({ behaviour }) => propagate(behaviour, names, scan)));

/** A way on which a name stands for nothing yet does not count: whoever reads it there would fail. */
function merge(results: readonly (TaskNames | undefined)[]): TaskNames | undefined {
  const reachable = results.filter((names) => names !== undefined);
  const [first] = reachable;
  if (first === undefined || reachable.every((names) => names === first)) return first;
  const all = new Map(first);
  for (const [name, step] of reachable.flatMap((names) => [...names])) {
    if (all.has(name) && all.get(name) !== step) all.set(name, undefined);
    else all.set(name, step);
  }
  return all;
}
