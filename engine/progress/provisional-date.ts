import type { Instant } from '../model/base.ts';
import type { Plan } from '../model/plan.ts';
import { linesOf, tasksIn } from '../behaviour/traverse.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import { lastKnown } from '../time/maps/of-working-hours.ts';

type CountingPlan = Pick<Plan, 'calendars'> & Parameters<typeof behaviourOfPlan>[0];

/**
 * Whether a date may rest on days behind the last one that a calendar knows: a holiday among them would move it. For the deadline of a
 * task only the calendars of its windows count, for other dates all of the plan.
 */
export function isProvisional(plan: CountingPlan, at: Instant, task?: string): boolean {
  const ended = Object.entries(plan.calendars).filter(([, table]) => lastKnown(table) < at);
  if (ended.length === 0) return false;
  const counted = task === undefined ? undefined : calendarsOf(plan, task);
  return counted === undefined || ended.some(([id]) => counted.includes(id));
}

/** The calendars by which the windows of a task count; undefined for one that the flow does not name, such as the house's own. */
function calendarsOf(plan: CountingPlan, task: string): readonly string[] | undefined {
  const found = linesOf(behaviourOfPlan(plan))
    .flatMap(tasksIn)
    .find(({ step }) => step === task);
  return found?.windows.flatMap(({ within }) => ('calendar' in within ? [within.calendar] : []));
}
