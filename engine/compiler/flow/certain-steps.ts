import type { SchemaPlace } from '../schema/walk.ts';
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
    if (step !== owner && !isBesideRequest(place, step) && !isBeforeItself(place, step))
      found.push(step);
    found.push(...flow.before(step).filter(({ fields }) => !('when' in fields)));
  }
  return withResults(found);
}

const isBesideRequest = ({ path }: SchemaPlace, { kind, place }: WrittenStep): boolean =>
  kind.request?.about.includes(String(path[place.path.length])) === true;

/** Behind these steps it begins anew, so that it has come to nothing yet. */
const isBeforeItself = ({ path }: SchemaPlace, { kind, place }: WrittenStep): boolean =>
  kind.leadsBack !== undefined && kind.leadsBack.under === path[place.path.length];

const outerStep = ({ place }: WrittenStep, flow: WrittenFlow): WrittenStep | undefined =>
  place.parent && flow.stepAt(place.parent);
