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
  if (fate === 'unknown')
    return isReachedAnotherWay(behaviourOfPlan({ ...plan, steps: plan.system.unknown }).main);
  return linesOf(behaviourOfPlan(plan))
    .flatMap(sendsOf)
    .some((send) => send.step === step && isReachedAnotherWay(send.undelivered));
}
