import type { Message } from '../model/message.ts';
import type { Plan } from '../model/plan.ts';
import { mayNameStep } from './script.ts';
import { stepsOf } from './step-lists.ts';

/** How scripts and expectations name the steps of a plan: by the step's id, or by the last part of it that is no other step's whole id. */
export type StepNameMatcher = (name: string, id: string) => boolean;

export function stepNameMatcherOf(plan: Plan): StepNameMatcher {
  const known = matchers.get(plan);
  if (known !== undefined) return known;
  const ids = new Set(stepsOf(plan).map((step) => step.id));
  const matcher: StepNameMatcher = (name, id) =>
    mayNameStep(name, id) && (name === id || !ids.has(name));
  matchers.set(plan, matcher);
  return matcher;
}

/** One matcher for each plan: many rehearsals of a plan ask for it. */
const matchers = new WeakMap<Plan, StepNameMatcher>();

/** Whether a name means a message: it is the message's template, or it names the step that sends it. */
export const namesMessage = (
  name: string,
  { template, step }: Pick<Message, 'template' | 'step'>,
  namesStep: StepNameMatcher,
): boolean => name === template || namesStep(name, step);
