import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { pass, type Behaviour, type Branch } from '../behaviour/behaviour.ts';
import { visit, type Visitor } from '../behaviour/visitor.ts';
import { kindOf } from '../steps/index.ts';

/** A list of steps in a plan. */
export interface StepList {
  readonly steps: Steps;
  /** The step in which it stands; none for the main list, a handler or a backstop. */
  readonly parent?: BaseStep;
  /** Its name within its step, such as `rejected`, `silent` or `1`, or in the plan, such as `on withdrawn`. */
  readonly name: string;
}

/** Every list of steps of a plan, from the top. */
export function stepListsOf(plan: Plan): readonly StepList[] {
  return [
    ...listsFrom({ steps: plan.steps, name: 'steps' }),
    ...Object.entries(plan.on).flatMap(([event, steps]) =>
      listsFrom({ steps, name: `on ${event}` }),
    ),
    ...plan.backstops.flatMap(({ steps, unless }) =>
      listsFrom({ steps, name: `backstop unless ${unless}` }),
    ),
    ...Object.entries(plan.system).flatMap(([name, steps]) =>
      listsFrom({ steps, name: `system ${name}` }),
    ),
  ];
}

/** Every step of a plan. */
export const stepsOf = (plan: Plan): readonly BaseStep[] =>
  stepListsOf(plan).flatMap(({ steps }) => steps);

const listsFrom = (list: StepList): readonly StepList[] => [
  list,
  ...list.steps.flatMap(listsInside),
];

function listsInside(step: BaseStep): readonly StepList[] {
  const names = branchNamesIn(step);
  return kindOf(step)
    .inside(step)
    .flatMap((steps) => listsFrom({ steps, parent: step, name: names.get(steps) ?? '' }));
}

/** A list is named after the branch that it becomes in the behaviour of its step; after the first, when it becomes several. */
function branchNamesIn(step: BaseStep): ReadonlyMap<Steps, string> {
  const placeholders = new Map<Behaviour, Steps>();
  const behaviour = kindOf(step).behaviour(step, {
    steps(list) {
      const placeholder: Behaviour = { term: 'sequence', of: [] };
      placeholders.set(placeholder, list);
      return placeholder;
    },
    classOf: () => 'notice',
    undelivered: pass,
    unknown: pass,
  });
  const named = visit(branchNames, behaviour).flatMap(([name, branch]) => {
    const list = placeholders.get(branch);
    return list === undefined ? [] : [[list, name] as const];
  });
  return new Map(named.toReversed());
}

type NamedBranch = readonly [name: string, branch: Behaviour];

const noNames = (): readonly NamedBranch[] => [];

const namesOf = (branches: readonly Branch[]): readonly NamedBranch[] =>
  branches.map(({ label, behaviour }) => [label, behaviour]);

const branchNames: Visitor<readonly NamedBranch[]> = {
  pass: noNames,
  sequence: noNames,
  delay: noNames,
  show: noNames,
  send: ({ undelivered }) => [['undelivered', undelivered]],
  task: ({ answers, silent }) => [...namesOf(answers), ['silent', silent.behaviour]],
  choice: ({ branches }) => namesOf(branches),
  fork: noNames,
  end: noNames,
};
