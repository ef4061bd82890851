import type { Plan, Steps } from '../model/plan.ts';
import type { StepMessage } from './step-message.ts';
import { kindOf, listsIn } from './index.ts';
import { linesOfPlan } from './plan-lines.ts';

/** The messages of a template that steps of a plan send to the candidate, by step, in the order of the plan. */
export const sendersOf = (
  template: string,
  plan: Pick<Plan, 'steps' | 'on' | 'backstops'>,
): readonly (readonly [step: string, StepMessage])[] =>
  linesOfPlan(plan)
    .flatMap(sentIn)
    .filter(([, { message, to }]) => message.template === template && to === 'candidate');

const sentIn = (steps: Steps): readonly (readonly [string, StepMessage])[] =>
  steps.flatMap((step) => {
    const sent = kindOf(step).sends?.(step);
    const own = sent === undefined ? [] : [[step.id, sent] as const];
    return [...own, ...listsIn(step).flatMap(sentIn)];
  });
