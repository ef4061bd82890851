import {
  type Choice,
  type Branch,
  impossible,
  type UserTask,
  type Behaviour,
  type FlowBehaviour,
} from '../../behaviour/behaviour.ts';
import type { ChoiceEvaluation } from './evaluate-guard.ts';
import { childrenOf, linesOf, mapLines } from '../../behaviour/traverse.ts';

/** What is ruled out: arms of choices, and outcomes of tasks. */
export interface Exclusions {
  readonly evaluate: (alt: Choice) => ChoiceEvaluation;
  /** Outcomes that are left, by step. */
  readonly outcomes: ReadonlyMap<string, readonly string[]>;
}

export interface SpecialisedFlow {
  readonly flow: FlowBehaviour;
  readonly undecided: ReadonlySet<string>;
  /** The same for rules that leave the same. */
  readonly key: string;
}

/** Whatever holds a shape that rules can speak of; the rest is never looked into. */
export function affectedBehaviours(
  flow: FlowBehaviour,
  isAffected: (behaviour: Behaviour) => boolean,
): ReadonlySet<Behaviour> {
  const found = new Map<Behaviour, boolean>();
  const visit = (behaviour: Behaviour): boolean => {
    const known = found.get(behaviour);
    if (known !== undefined) return known;
    const below = childrenOf(behaviour).map(visit);
    const affected = isAffected(behaviour) || below.includes(true);
    found.set(behaviour, affected);
    return affected;
  };
  for (const line of linesOf(flow)) visit(line);
  return new Set([...found].flatMap(([behaviour, affected]) => (affected ? [behaviour] : [])));
}

/** Takes out of a flow what is ruled out; what is left as it was stays the same object. */
export function specialise(
  flow: FlowBehaviour,
  exclusions: Exclusions,
  within: ReadonlySet<Behaviour>,
): SpecialisedFlow {
  const specialisation: Specialisation = {
    exclusions,
    within,
    done: new Map(),
    undecided: new Set(),
    keyParts: [],
  };
  const specialised = mapLines(flow, (behaviour) => specialiseBehaviour(behaviour, specialisation));
  return {
    flow: specialised,
    undecided: specialisation.undecided,
    key: specialisation.keyParts.join(';'),
  };
}

interface Specialisation {
  readonly exclusions: Exclusions;
  readonly within: ReadonlySet<Behaviour>;
  /** A shape that stands in several places stays one. */
  readonly done: Map<Behaviour, Behaviour>;
  readonly undecided: Set<string>;
  readonly keyParts: string[];
}

function specialiseBehaviour(behaviour: Behaviour, specialisation: Specialisation): Behaviour {
  if (!specialisation.within.has(behaviour)) return behaviour;
  const known = specialisation.done.get(behaviour);
  if (known !== undefined) return known;
  const specialised = specialiseChildren(behaviour, specialisation);
  specialisation.done.set(behaviour, specialised);
  return specialised;
}

function specialiseChildren(behaviour: Behaviour, specialisation: Specialisation): Behaviour {
  if (behaviour.term === 'choice') return specialiseChoice(behaviour, specialisation);
  if (behaviour.term === 'task') return specialiseTask(behaviour, specialisation);
  if (behaviour.term === 'sequence')
    return {
      ...behaviour,
      of: behaviour.of.map((one) => specialiseBehaviour(one, specialisation)),
    };
  if (behaviour.term === 'send')
    return {
      ...behaviour,
      undelivered: specialiseBehaviour(behaviour.undelivered, specialisation),
    };
  return behaviour.term === 'fork'
    ? { ...behaviour, behaviour: specialiseBehaviour(behaviour.behaviour, specialisation) }
    : behaviour;
}

/** A choice with but one way left stays a choice: whoever passes it sees what it depended on. */
function specialiseChoice(choice: Choice, specialisation: Specialisation): Choice {
  const { branches, undecided } = specialisation.exclusions.evaluate(choice);
  specialisation.keyParts.push(branches.map(({ label }) => label).join());
  if (undecided) specialisation.undecided.add(choice.step);
  return { ...choice, branches: specialiseBranches(branches, specialisation) };
}

function specialiseTask(task: UserTask, specialisation: Specialisation): UserTask {
  const remaining = specialisation.exclusions.outcomes.get(task.step);
  if (remaining !== undefined) specialisation.keyParts.push(remaining.join());
  const { answers, silent } = task;
  const behaviour =
    remaining?.includes('silent') === false
      ? impossible
      : specialiseBehaviour(silent.behaviour, specialisation);
  return {
    ...task,
    answers: specialiseBranches(
      answers.filter(({ label }) => remaining?.includes(label) !== false),
      specialisation,
    ),
    silent: { ...silent, behaviour },
  };
}

const specialiseBranches = <A extends Branch>(
  branches: readonly A[],
  specialisation: Specialisation,
): readonly A[] =>
  branches.map((branch) => ({
    ...branch,
    behaviour: specialiseBehaviour(branch.behaviour, specialisation),
  }));
