import type { Plan } from '../model/plan.ts';
import { mayNameStep } from './script.ts';
import { stepsOf } from './step-lists.ts';

/** Whether a name means the step with this id: it is the id, or its last part and no step's whole id. */
export type StepNameMatcher = (name: string, id: string) => boolean;

/** How scripts and expectations name the steps of a plan. */
export function stepNameMatcherOf(plan: Plan): StepNameMatcher {
  const known = matchers.get(plan);
  if (known !== undefined) return known;
  const ids = new Set(stepsOf(plan).map((step) => step.id));
  const matcher: StepNameMatcher = (name, id) =>
    mayNameStep(name, id) && (name === id || !ids.has(name));
  matchers.set(plan, matcher);
  return matcher;
}

const matchers = new WeakMap<Plan, StepNameMatcher>();
