import {
  type Choice,
  type Branch,
  impossible,
  type UserTask,
  type Behaviour,
  type FlowBehaviour,
} from '../../behaviour/behaviour.ts';
import { childrenOf, linesOf, mapChildren, mapLines } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import type { ChoiceEvaluation } from './evaluate-guard.ts';

/** The branches of choices and the outcomes of tasks that are left in a case. */
export interface Exclusions {
  readonly evaluate: (choice: Choice) => ChoiceEvaluation;
  /** Outcomes that are left, by step; all of them where a step is missing. */
  readonly outcomes: ReadonlyMap<string, readonly string[]>;
}

export interface SpecialisedFlow {
  readonly flow: FlowBehaviour;
  /** Steps of choices that are not, or not exactly, decided. */
  readonly undecided: ReadonlySet<string>;
  /** The same for exclusions that leave the same. */
  readonly key: string;
}

/** All behaviours that hold an affected one or are one; no other has to be rebuilt. */
export function affectedBehaviours(
  flow: FlowBehaviour,
  isAffected: (behaviour: Behaviour) => boolean,
): ReadonlySet<Behaviour> {
  const found = new Map<Behaviour, boolean>();
  const isOrHolds = (behaviour: Behaviour): boolean => {
    const known = found.get(behaviour);
    if (known !== undefined) return known;
    const below = childrenOf(behaviour).map(isOrHolds);
    const affected = isAffected(behaviour) || below.includes(true);
    found.set(behaviour, affected);
    return affected;
  };
  for (const line of linesOf(flow)) isOrHolds(line);
  return new Set([...found].flatMap(([behaviour, affected]) => (affected ? [behaviour] : [])));
}

/** Takes out of a flow what is excluded (partial evaluation). Whatever is not `within` the affected behaviours stays the same object. */
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
  const specialised = mapLines(flow, (line) => specialiseBehaviour(line, specialisation));
  return {
    flow: specialised,
    undecided: specialisation.undecided,
    key: specialisation.keyParts.join(';'),
  };
}

interface Specialisation {
  readonly exclusions: Exclusions;
  readonly within: ReadonlySet<Behaviour>;
  /** A behaviour that stands in several places stays one object. */
  readonly done: Map<Behaviour, Behaviour>;
  readonly undecided: Set<string>;
  readonly keyParts: string[];
}

function specialiseBehaviour(behaviour: Behaviour, specialisation: Specialisation): Behaviour {
  if (!specialisation.within.has(behaviour)) return behaviour;
  const known = specialisation.done.get(behaviour);
  if (known !== undefined) return known;
  const specialised = visit(specialisers, behaviour, specialisation);
  specialisation.done.set(behaviour, specialised);
  return specialised;
}

const withSpecialisedChildren = (behaviour: Behaviour, specialisation: Specialisation): Behaviour =>
  mapChildren(behaviour, (child) => specialiseBehaviour(child, specialisation));

const specialisers: Visitor<Behaviour, [specialisation: Specialisation]> = {
  pass: withSpecialisedChildren,
  sequence: withSpecialisedChildren,
  delay: withSpecialisedChildren,
  show: withSpecialisedChildren,
  send: withSpecialisedChildren,
  task: specialiseTask,
  choice: specialiseChoice,
  fork: withSpecialisedChildren,
  end: withSpecialisedChildren,
};

/** A choice with but one branch left stays a choice: an analysis that passes it sees that something was decided here. */
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
      answers.filter(
        ({ label, again }) => again !== undefined || remaining?.includes(label) !== false,
      ),
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
