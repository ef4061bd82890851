import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { kindOf } from './index.ts';
import {
  pass,
  type Behaviour,
  type BehaviourContext,
  type FlowBehaviour,
} from '../behaviour/behaviour.ts';

export type PlanBehaviourSource = Pick<
  Plan,
  'steps' | 'on' | 'backstops' | 'system' | 'classes' | 'shows'
>;

/** The behaviour of a plan, made of those that the kinds of its steps state. */
export function behaviourOfPlan(plan: PlanBehaviourSource): FlowBehaviour {
  // The handler of undeliverable messages tells people as well; for those of its messages that cannot be delivered nothing more is done.
  const undeliverableContext: BehaviourContext = {
    steps: (steps) => behaviourOfSteps(steps, undeliverableContext),
    classOf: () => 'notice',
    undelivered: pass,
    unknown: pass,
  };
  const context: BehaviourContext = {
    steps: (steps) => behaviourOfSteps(steps, context),
    classOf: (template) => plan.classes[template] ?? 'notice',
    shows: plan.shows,
    undelivered: undeliverableContext.steps(plan.system.undelivered),
    unknown: undeliverableContext.steps(plan.system.unknown),
  };
  return {
    main: withEndEvent(context.steps(plan.steps)),
    on: Object.fromEntries(
      Object.entries(plan.on).map(([event, steps]) => [event, withEndEvent(context.steps(steps))]),
    ),
    backstops: plan.backstops.map(({ unless, after, since, steps }) => ({
      unless,
      after,
      ...(since === undefined ? {} : { since }),
      behaviour: context.steps(steps),
    })),
  };
}

/** A list of steps as one behaviour; a step that may be skipped is a choice between it and nothing. */
function behaviourOfSteps(steps: Steps, context: BehaviourContext): Behaviour {
  const of = steps.map((step) => skippable(step, kindOf(step).behaviour(step, context)));
  const [only, another] = of;
  if (only === undefined) return pass;
  return another === undefined ? only : { term: 'sequence', of };
}

const skippable = ({ id: step, when }: BaseStep, behaviour: Behaviour): Behaviour =>
  when === undefined
    ? behaviour
    : {
        term: 'choice',
        step,
        branches: [
          { label: 'run', when, behaviour },
          { label: 'skipped', behaviour: pass },
        ],
      };

/** A line that runs out of steps ends the case as `completed`. */
const withEndEvent = (behaviour: Behaviour): Behaviour => ({
  term: 'sequence',
  of: [behaviour, { term: 'end', step: '', outcome: 'completed', beside: 'finish' }],
});
