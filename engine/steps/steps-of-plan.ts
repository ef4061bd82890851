import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { listsIn } from './index.ts';
import { linesOfPlan } from './plan-lines.ts';

/** Every step of a plan, each before those inside it. */
export const stepsOfPlan = (plan: Pick<Plan, 'steps' | 'on' | 'backstops'>): readonly BaseStep[] =>
  withInner(linesOfPlan(plan));

const withInner = (lists: readonly Steps[]): readonly BaseStep[] =>
  lists.flat().flatMap((step) => [step, ...withInner(listsIn(step))]);
