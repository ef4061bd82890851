import { isReachedAnotherWay } from '../behaviour/reached-another-way.ts';
import { linesOf, sendsOf } from '../behaviour/traverse.ts';
import type { Plan } from '../model/plan.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';

/** Whether a message of a step that was not delivered gives somebody the task of reaching the person another way. */
export function givesTaskOfReaching(
  step: string | undefined,
  fate: 'refused' | 'unknown',
  plan: Plan,
): boolean {
  const known = givenIn.get(plan) ?? tasksGivenIn(plan);
  givenIn.set(plan, known);
  return fate === 'unknown' ? known.ofUnknown : step !== undefined && known.ofRefused.has(step);
}

interface TasksGiven {
  /** The steps whose refused messages give it. */
  readonly ofRefused: ReadonlySet<string>;
  /** Whether any of unknown delivery outcome does. */
  readonly ofUnknown: boolean;
}

/** Asked for every message, of the same plan. */
const givenIn = new WeakMap<Plan, TasksGiven>();

const tasksGivenIn = (plan: Plan): TasksGiven => ({
  ofRefused: new Set(
    linesOf(behaviourOfPlan(plan))
      .flatMap(sendsOf)
      .flatMap(({ step, undelivered }) => (isReachedAnotherWay(undelivered) ? [step] : [])),
  ),
  ofUnknown: isReachedAnotherWay(behaviourOfPlan({ ...plan, steps: plan.system.unknown }).main),
});
