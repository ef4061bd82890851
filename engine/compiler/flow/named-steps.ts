import type { Library } from './library.ts';
import type { WrittenFlow, WrittenStep } from './written-flow.ts';

/** A step with the id that it has in the plan. */
export type NamedStep = readonly [id: string, step: WrittenStep];

/** The steps with an id, and those of parts behind the id of the step that runs them: `beside/hr-call`. */
export function namedSteps(
  flow: WrittenFlow,
  library: Pick<Library, 'partRunBy'>,
  run = '',
): readonly NamedStep[] {
  return flow.steps.flatMap((step) => {
    if (step.id === undefined) return [];
    const id = `${run}${step.id}`;
    const part = library.partRunBy(step, flow);
    return [[id, step], ...(part ? namedSteps(part, library, `${id}/`) : [])];
  });
}
