import type { Plan } from '../model/plan.ts';
import { means } from './script.ts';
import { stepsOf } from './step-lists.ts';

/** Whether a name means the step with this id: it is the id, or its last part and no step's whole id. */
export type Means = (name: string, id: string) => boolean;

/** How scripts and expectations name the steps of a plan. */
export function namingOf(plan: Plan): Means {
  const known = namings.get(plan);
  if (known !== undefined) return known;
  const ids = new Set(stepsOf(plan).map((step) => step.id));
  const naming: Means = (name, id) => means(name, id) && (name === id || !ids.has(name));
  namings.set(plan, naming);
  return naming;
}

const namings = new WeakMap<Plan, Means>();
