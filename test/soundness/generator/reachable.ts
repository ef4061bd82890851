import { isObject } from '../../../engine/model/base.ts';
import type { DraftStep, DraftSteps } from './author.ts';

/** The steps without those that no case comes to: nothing may stand behind a step that always ends the case. */
export function reachable(steps: DraftSteps): DraftSteps {
  const inner = steps.map(reachableInside);
  const last = inner.findIndex(endsAlways);
  return last < 0 ? inner : inner.slice(0, last + 1);
}

const reachableInside = (step: DraftStep): DraftStep =>
  Object.fromEntries(Object.entries(step).map(([key, value]) => [key, insideOf(value)]));

function insideOf(value: unknown): unknown {
  if (isSteps(value)) return reachable(value);
  return isObject(value) ? reachableInside(value) : value;
}

const isSteps = (value: unknown): value is DraftSteps =>
  Array.isArray(value) && value.every((one) => isObject(one));

/** Flows that end the case wherever they run. */
const endingParts: readonly unknown[] = ['farewell', 'goodbye', 'undecided'];

function endsAlways(step: DraftStep): boolean {
  if ('when' in step) return false;
  if ('end' in step || endingParts.includes(step['run'])) return true;
  const arms = branchesOf(step);
  return arms.length > 0 && arms.every((arm) => isSteps(arm) && arm.some(endsAlways));
}

/** The lists of which one is carried out before the step is over; a silence that counts as an outcome has its steps. */
function branchesOf({ silent, ...step }: DraftStep): readonly unknown[] {
  const own = typeof silent === 'string' ? [] : [silent];
  if ('approve' in step) return [step['approved'] ?? [], step['rejected'] ?? [], ...own];
  if ('todo' in step) return [...Object.values(step['outcomes'] ?? {}), ...own];
  const { choose, else: otherwise = [] } = step;
  return isSteps(choose) ? [...choose.map((arm) => arm['do']), otherwise] : [];
}
