import type { Plan } from '../model/plan.ts';
import { kindOf } from './index.ts';
import type { StepMessage } from './step-message.ts';
import { stepsOfPlan } from './steps-of-plan.ts';

/** The messages of a template that steps of a plan send to the candidate, by step, in the order of the plan. */
export const sendersOf = (
  template: string,
  plan: Pick<Plan, 'steps' | 'on' | 'backstops'>,
): readonly (readonly [step: string, StepMessage])[] =>
  stepsOfPlan(plan).flatMap((step) => {
    const sent = kindOf(step).sends?.(step);
    return sent?.message.template === template && sent.to === 'candidate'
      ? [[step.id, sent] as const]
      : [];
  });
