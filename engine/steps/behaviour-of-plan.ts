import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import { kindOf } from './index.ts';
import { pass, type Shape, type Shaping, type FlowShape } from '../behaviour/behaviour.ts';
export type ShapedPlan = Pick<Plan, 'steps' | 'on' | 'backstops' | 'system' | 'classes'>;

/** States the shape of a plan, asking each step's kind for its own. */
export function shapeOfPlan(plan: ShapedPlan): FlowShape {
  // What nobody could be told of is not told of either.
  const unheard: Shaping = {
    steps: (steps) => shapeOfSteps(steps, unheard),
    classOf: () => 'notice',
    undelivered: pass,
  };
  const shaping: Shaping = {
    steps: (steps) => shapeOfSteps(steps, shaping),
    classOf: (template) => plan.classes[template] ?? 'notice',
    undelivered: unheard.steps(plan.system.undelivered),
  };
  return {
    main: ended(shaping.steps(plan.steps)),
    on: Object.fromEntries(
      Object.entries(plan.on).map(([event, steps]) => [event, ended(shaping.steps(steps))]),
    ),
    backstops: plan.backstops.map(({ unless, after, since, steps }) => ({
      unless,
      after,
      ...(since === undefined ? {} : { since }),
      shape: shaping.steps(steps),
    })),
  };
}

/** One shape for a list; a step that may be skipped is an alternative to nothing. */
function shapeOfSteps(steps: Steps, shaping: Shaping): Shape {
  const of = steps.map((step) => skippable(step, kindOf(step).shape(step, shaping)));
  const [only, another] = of;
  if (only === undefined) return pass;
  return another === undefined ? only : { term: 'seq', of };
}

const skippable = ({ id: step, when }: BaseStep, shape: Shape): Shape =>
  when === undefined
    ? shape
    : {
        term: 'alt',
        step,
        arms: [
          { label: 'run', when, shape },
          { label: 'skipped', shape: pass },
        ],
      };

/** A line that runs out of steps ends the case as `completed`. */
const ended = (shape: Shape): Shape => ({
  term: 'seq',
  of: [shape, { term: 'exit', step: '', outcome: 'completed', beside: 'finish' }],
});
