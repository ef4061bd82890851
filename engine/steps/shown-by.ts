import type { Plan } from '../model/plan.ts';
import { isShownAnswer, type ShownValue } from '../model/shown.ts';
import { stepOf } from './step-of.ts';

/** What the people of a task see: what its step shows, else what its flow does; undefined where neither says so. */
export function shownBy(
  task: string,
  plan: Omit<Plan, 'texts'>,
): readonly ShownValue[] | undefined {
  const step = stepOf(task, plan);
  const shown = step !== undefined && 'shows' in step ? step.shows : plan.shows;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no other kind of step has this key
  return shown as readonly ShownValue[] | undefined;
}

/** The tasks whose answers are among what is seen. */
export const tasksSeen = (shown: readonly ShownValue[]): ReadonlySet<string> =>
  new Set(shown.filter(isShownAnswer).map(({ step }) => step));
