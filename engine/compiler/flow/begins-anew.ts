import type { ValuePath } from '../source/source.ts';
import type { WrittenStep } from './written-flow.ts';

/** Whether a path lies in what is done before a step begins anew: it has come to nothing yet, and is carried out behind that. */
export const isBeforeAnew = ({ kind, place }: WrittenStep, path: ValuePath): boolean =>
  kind.leadsBack !== undefined && kind.leadsBack.under === path[place.path.length];
