import type { ValuePath } from '../source/source.ts';
import type { SchemaPlace } from '../schema/walk.ts';
import type { WrittenFlow, WrittenStep } from './written-flow.ts';

/** Whether a path lies in what is done before a step begins anew: it has come to nothing yet, and is carried out behind that. */
export const isBeforeAnew = ({ kind, place }: WrittenStep, path: ValuePath): boolean =>
  kind.leadsBack !== undefined && kind.leadsBack.under === path[place.path.length];

/** The steps around a place that begin anew behind it, the innermost first. */
export function stepsBeginningAnew(place: SchemaPlace, flow: WrittenFlow): readonly WrittenStep[] {
  const found: WrittenStep[] = [];
  const outer = ({ parent }: SchemaPlace) => parent && flow.stepAt(parent);
  for (let step = flow.stepAt(place); step; step = outer(step.place))
    if (isBeforeAnew(step, place.path)) found.push(step);
  return found;
}
