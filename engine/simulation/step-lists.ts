import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { pass, type Behaviour } from '../behaviour/behaviour.ts';
import { kindOf } from '../steps/index.ts';

/** A list of steps that a case may go through. */
export interface PlanPath {
  readonly steps: Steps;
  /** The step in which it stands; a handler, a backstop and the plan itself stand in none. */
  readonly parent?: BaseStep;
  /** `rejected`, `silent`, `1`; what it is called within its step, or in the plan. */
  readonly name: string;
}

/** Every list of steps of a plan, from the top. */
export function planPathsOf(plan: Plan): readonly PlanPath[] {
  return [
    ...pathsWithin({ steps: plan.steps, name: 'steps' }),
    ...Object.entries(plan.on).flatMap(([event, steps]) =>
      pathsWithin({ steps, name: `on ${event}` }),
    ),
    ...plan.backstops.flatMap(({ steps, unless }) =>
      pathsWithin({ steps, name: `backstop unless ${unless}` }),
    ),
    ...Object.entries(plan.system).flatMap(([name, steps]) =>
      pathsWithin({ steps, name: `system ${name}` }),
    ),
  ];
}

/** Every step of a plan. */
export const stepsOf = (plan: Plan): readonly BaseStep[] =>
  planPathsOf(plan).flatMap(({ steps }) => steps);

const pathsWithin = (path: PlanPath): readonly PlanPath[] => [
  path,
  ...path.steps.flatMap(pathsInside),
];

function pathsInside(step: BaseStep): readonly PlanPath[] {
  const names = branchNamesIn(step);
  return kindOf(step)
    .inside(step)
    .flatMap((steps) => pathsWithin({ steps, parent: step, name: names.get(steps) ?? '' }));
}

/** A list is called as the way that it is in the shape of its step; of several, the first. */
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
  });
  const named = namedBranches(behaviour).flatMap(([name, branch]) => {
    const list = placeholders.get(branch);
    return list === undefined ? [] : [[list, name] as const];
  });
  return new Map(named.toReversed());
}

function namedBranches(behaviour: Behaviour): readonly (readonly [name: string, way: Behaviour])[] {
  if (behaviour.term === 'choice')
    return behaviour.branches.map((branch) => [branch.label, branch.behaviour]);
  if (behaviour.term === 'send') return [['undelivered', behaviour.undelivered]];
  if (behaviour.term !== 'task') return [];
  return [...behaviour.answers, { label: 'silent', behaviour: behaviour.silent.behaviour }].map(
    (branch) => [branch.label, branch.behaviour],
  );
}
