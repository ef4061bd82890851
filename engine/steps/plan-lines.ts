import type { Plan, Steps } from '../model/plan.ts';

/** Every line of a plan: the main one, the handlers of events, and the backstops. */
export const linesOfPlan = ({
  steps,
  on,
  backstops,
}: Pick<Plan, 'steps' | 'on' | 'backstops'>): readonly Steps[] => [
  steps,
  ...Object.values(on),
  ...backstops.map((one) => one.steps),
];
