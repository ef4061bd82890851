import type { BaseStep, Steps } from '../../../engine/model/plan.ts';
import { kindOf } from '../../../engine/steps/index.ts';

/** The ids of steps and of those inside them, in order. */
export const idsOf = (steps: Steps): readonly string[] =>
  steps.flatMap((step: BaseStep) => [step.id, ...kindOf(step).inside(step).flatMap(idsOf)]);
