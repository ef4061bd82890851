import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { pass, type Shape } from '../behaviour/behaviour.ts';
import { kindOf } from '../steps/index.ts';

/** A list of steps that a case may go through. */
export interface Way {
  readonly steps: Steps;
  /** The step in which it stands; a handler, a backstop and the plan itself stand in none. */
  readonly of?: BaseStep;
  /** `rejected`, `silent`, `1`; what it is called within its step, or in the plan. */
  readonly name: string;
}

/** Every list of steps of a plan, from the top. */
export function waysOf(plan: Plan): readonly Way[] {
  return [
    ...within({ steps: plan.steps, name: 'steps' }),
    ...Object.entries(plan.on).flatMap(([event, steps]) => within({ steps, name: `on ${event}` })),
    ...plan.backstops.flatMap(({ steps, unless }) =>
      within({ steps, name: `backstop unless ${unless}` }),
    ),
    ...Object.entries(plan.system).flatMap(([name, steps]) =>
      within({ steps, name: `system ${name}` }),
    ),
  ];
}

/** Every step of a plan. */
export const stepsOf = (plan: Plan): readonly BaseStep[] =>
  waysOf(plan).flatMap(({ steps }) => steps);

const within = (way: Way): readonly Way[] => [way, ...way.steps.flatMap(inside)];

function inside(step: BaseStep): readonly Way[] {
  const names = namesIn(step);
  return kindOf(step)
    .inside(step)
    .flatMap((steps) => within({ steps, of: step, name: names.get(steps) ?? '' }));
}

/** A list is called as the way that it is in the shape of its step; of several, the first. */
function namesIn(step: BaseStep): ReadonlyMap<Steps, string> {
  const stands = new Map<Shape, Steps>();
  const shape = kindOf(step).shape(step, {
    steps(list) {
      const stand: Shape = { term: 'seq', of: [] };
      stands.set(stand, list);
      return stand;
    },
    classOf: () => 'notice',
    undelivered: pass,
  });
  const named = waysIn(shape).flatMap(([name, way]) => {
    const list = stands.get(way);
    return list === undefined ? [] : [[list, name] as const];
  });
  return new Map(named.toReversed());
}

function waysIn(shape: Shape): readonly (readonly [name: string, way: Shape])[] {
  if (shape.term === 'alt') return shape.arms.map((arm) => [arm.label, arm.shape]);
  if (shape.term === 'emit') return [['undelivered', shape.undelivered]];
  if (shape.term !== 'race') return [];
  return [...shape.answers, { label: 'silent', shape: shape.silent.shape }].map((arm) => [
    arm.label,
    arm.shape,
  ]);
}
