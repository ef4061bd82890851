import type { SchemaPlace } from '../schema/walk.ts';
import { isBeforeAnew } from './begins-anew.ts';
import { withResults } from './expression-environment.ts';
import type { WrittenFlow, WrittenStep } from './written-flow.ts';

/**
 * The steps that have run whenever a place is reached: those around it, and those that stand before it or them without `when`. Beside the
 * message by which a step asks, and in what is done before it begins anew, nothing of its answer is there.
 */
export function certainSteps(place: SchemaPlace, flow: WrittenFlow): readonly WrittenStep[] {
  const owner = flow.stepAt(place);
  const found: WrittenStep[] = [];
  for (let step = owner; step; step = outerStep(step, flow)) {
    if (step !== owner && !isBesideRequest(place, step) && !isBeforeAnew(step, place.path))
      found.push(step);
    found.push(...flow.before(step).filter(({ fields }) => !('when' in fields)));
  }
  return withResults(found);
}

const isBesideRequest = ({ path }: SchemaPlace, { kind, place }: WrittenStep): boolean =>
  kind.request?.about.includes(String(path[place.path.length])) === true;

const outerStep = ({ place }: WrittenStep, flow: WrittenFlow): WrittenStep | undefined =>
  place.parent && flow.stepAt(place.parent);
