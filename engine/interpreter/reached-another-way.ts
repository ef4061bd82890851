import type { Behaviour } from '../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../behaviour/traverse.ts';
import { visit, type Visitor } from '../behaviour/visitor.ts';
import type { Plan } from '../model/plan.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';

/** Whether a message of a step that was not delivered gives somebody the task of reaching the person another way. */
export function isReachedAnotherWay(
  step: string | undefined,
  fate: 'refused' | 'unknown',
  plan: Plan,
): boolean {
  if (fate === 'unknown')
    return beginsWithTask(behaviourOfPlan({ ...plan, steps: plan.system.unknown }).main);
  return linesOf(behaviourOfPlan(plan))
    .flatMap(sendsOf)
    .some((send) => send.step === step && beginsWithTask(send.undelivered));
}

/** Whether the first thing that a behaviour does is to open a task. */
const beginsWithTask = (behaviour: Behaviour): boolean => visit(opensTaskFirst, behaviour);

const no = (): boolean => false;

const opensTaskFirst: Visitor<boolean> = {
  pass: no,
  sequence: ({ of: [first] }) => first !== undefined && beginsWithTask(first),
  delay: no,
  show: no,
  send: no,
  task: () => true,
  choice: no,
  fork: no,
  end: no,
};
