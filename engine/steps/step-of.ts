import type { BaseStep, Plan } from '../model/plan.ts';
import { stepsOfPlan } from './steps-of-plan.ts';

/** The step of a plan with this path. */
export const stepOf = (id: string, plan: Omit<Plan, 'texts'>): BaseStep | undefined =>
  stepsOfPlan(plan).find((one) => one.id === id);
