import type { BaseStep, Plan, Steps } from '../plan.ts';
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

const inside = (step: BaseStep): readonly Way[] =>
  kindOf(step)
    .inside(step)
    .flatMap((steps) => within({ steps, of: step, name: nameOf(steps, step) }));

/** A list is called as what holds it: an outcome, or its number. */
function nameOf(steps: Steps, holder: unknown): string {
  const path = pathTo(steps, holder) ?? [];
  return path.find((part) => part !== 'arms' && part !== 'steps') ?? '';
}

function pathTo(wanted: Steps, holder: unknown): readonly string[] | undefined {
  if (holder === wanted) return [];
  if (typeof holder !== 'object' || holder === null) return undefined;
  for (const [key, value] of Object.entries(holder)) {
    const rest = isStepList(value) && value !== wanted ? undefined : pathTo(wanted, value);
    if (rest !== undefined) return [Array.isArray(holder) ? `${Number(key) + 1}` : key, ...rest];
  }
  return undefined;
}

/** Steps inside have ways of their own. */
const isStepList = (value: unknown): boolean =>
  Array.isArray(value) && value.some((item) => typeof item === 'object' && item && 'kind' in item);
