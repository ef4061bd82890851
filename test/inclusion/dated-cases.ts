import type { GuardCase } from '../../engine/analysis/cases/split-cases.ts';
import { durationsOf } from '../../engine/analysis/timing/horizon.ts';
import type { Plan } from '../../engine/model/plan.ts';

/** The cases of the guards of a plan, with the order of times by its calendars, as they are proved. */
export function datedCases(
  plan: Pick<Plan, 'calendars'>,
  guardCases: readonly GuardCase[],
): readonly GuardCase[] {
  const durations = durationsOf(plan);
  return guardCases.map((one) => ({ ...one, durations }));
}
