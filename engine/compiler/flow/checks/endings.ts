import type { Plan, Steps } from '../../../model/plan.ts';
import { kindOf } from '../../../steps/index.ts';
import type { PathDiagnostic, Source } from '../../source/source.ts';
import type { LoweringResult, StepOrigins } from '../lower/lower-flow.ts';
import { linesOfPlan } from '../../../steps/plan-lines.ts';

/** No step stands behind an end. Checked in the plan, where the parts that are run stand in their places. */
export function* checkReached(
  { plan, origins }: LoweringResult,
  source: Source,
): Generator<PathDiagnostic> {
  for (const steps of stepListsOf(plan)) yield* checkReachable(steps, origins, source);
}

/** The events behind whose steps a case may go on. */
export const openHandlers = ({ on }: Pick<Plan, 'on'>): readonly string[] =>
  Object.entries(on).flatMap(([event, steps]) => (endsAlways(steps) ? [] : [event]));

/** Of a flow, or of the house. */
export const handlerGoesOn = (event: string): PathDiagnostic => ({
  code: 'handler-goes-on',
  path: ['on', event],
  what: 'key',
  message: `the steps of "${event}" may come to their end without ending the case`,
  hint: 'close them with an "end", e.g. "- end: withdrew"',
});

/** Whether these steps end the case on every path. */
const endsAlways = (steps: Steps): boolean =>
  steps.some((step) => {
    const kind = kindOf(step);
    const inside = kind.inside(step);
    const throughOne = kind.goesThrough !== undefined && inside.length > 0;
    return step.when === undefined && (kind.ends ?? (throughOne && inside.every(endsAlways)));
  });

function* checkReachable(
  steps: Steps,
  origins: StepOrigins,
  source: Source,
): Generator<PathDiagnostic> {
  const last = steps.findIndex((step) => endsAlways([step]));
  const behind = last < 0 ? undefined : steps[last + 1];
  const origin = behind && origins.get(behind);
  if (behind && origin?.source === source)
    yield {
      code: 'unreachable-step',
      path: origin.path,
      what: 'value',
      message: 'this step is never reached: the one before always ends the case',
      hint: 'remove it, or move it before the end',
    };
}

/** Every list of steps in a plan, those inside others too. */
export function* stepListsOf(plan: LoweringResult['plan']): Generator<Steps> {
  for (const list of linesOfPlan(plan)) yield* withNestedLists(list);
}

function* withNestedLists(steps: Steps): Generator<Steps> {
  yield steps;
  for (const step of steps)
    for (const inner of kindOf(step).inside(step)) yield* withNestedLists(inner);
}
