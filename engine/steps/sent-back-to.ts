import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { kindOf, listsIn } from './index.ts';
import { linesOfPlan } from './plan-lines.ts';

/** The innermost task behind whose being sent back a step is carried out. */
export const sentBackTo = (id: string, plan: Omit<Plan, 'texts'>): string | undefined =>
  linesOfPlan(plan)
    .flatMap((steps) => tasksAround(id, steps, []))
    .at(-1);

/** Of a step in this list, the tasks around it that have been sent back, from the outside. */
const tasksAround = (id: string, steps: Steps, around: readonly string[]): readonly string[] =>
  steps.flatMap((step) =>
    step.id === id
      ? around
      : listsIn(step).flatMap((list) =>
          tasksAround(id, list, list === beforeAnew(step) ? [...around, step.id] : around),
        ),
  );

/** What is done before a step begins anew. */
function beforeAnew(step: BaseStep): unknown {
  const { leadsBack } = kindOf(step);
  return leadsBack === undefined ? undefined : Reflect.get(step, leadsBack.under);
}
