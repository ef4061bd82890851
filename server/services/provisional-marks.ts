import { isProvisional } from '../../engine/progress/provisional-date.ts';
import type { Instant } from '../../engine/model/base.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { planOf } from '../../store/pins.ts';
import type { TaskRecord } from '../../store/tasks.ts';

/** Stands beside a date that may rest on days that no calendar knows yet. */
export interface ProvisionalMark {
  readonly provisional?: true;
}

/** Marks a task by its deadline. */
export const markedTask = (task: TaskRecord, plan: Plan): TaskRecord & ProvisionalMark => ({
  ...task,
  ...markOf(plan, task.deadline, task.opened.task),
});

/** Marks cases by what is due in them; plans are read once each. */
export async function markedCases(
  store: Store,
  cases: readonly CaseRecord[],
): Promise<readonly (CaseRecord & ProvisionalMark)[]> {
  const hashes = cases.flatMap(({ due, plan }) => (due === undefined ? [] : [plan]));
  const plans = new Map(
    await Promise.all(
      [...new Set(hashes)].map(async (hash) => [hash, await planOf(store, hash)] as const),
    ),
  );
  return cases.map((one) => markedCase(one, plans.get(one.plan)));
}

/** Marks a case by what is due in it. */
export const markedCase = (
  one: CaseRecord,
  plan: Plan | undefined,
): CaseRecord & ProvisionalMark => ({
  ...one,
  ...(plan && one.due !== undefined && markOf(plan, one.due, one.step)),
});

const markOf = (plan: Plan, at: Instant, task: string | undefined): ProvisionalMark =>
  isProvisional(plan, at, task) ? { provisional: true } : {};
