import type { BaseStep, Plan } from '../model/plan.ts';
import { listsIn } from './index.ts';
import { linesOfPlan } from './plan-lines.ts';

/** The step of a plan with this path. */
export const stepOf = (id: string, plan: Omit<Plan, 'texts'>): BaseStep | undefined =>
  linesOfPlan(plan)
    .flat()
    .flatMap((one) => stepWithin(one, id))[0];

function stepWithin(step: BaseStep, id: string): readonly BaseStep[] {
  if (step.id === id) return [step];
  return listsIn(step)
    .flat()
    .flatMap((one) => stepWithin(one, id));
}
