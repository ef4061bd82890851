import type { Label } from '../../engine/model/base.ts';
import type { CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { planOf } from '../../store/pins.ts';
import { openTaskTitles } from '../../store/tasks.ts';

/** What operators read for the ids in a line about a case. */
export interface CaseWords {
  readonly flow: Label;
  /** Of the open task at which the case stands; a step that is none has only its id. */
  readonly step?: Label;
}

/** The words for these cases, by case; of one whose plan is lost there are none. */
export async function wordsOf(
  store: Store,
  cases: readonly CaseRecord[],
): Promise<ReadonlyMap<string, CaseWords>> {
  const titles = new Map<string, Label>();
  for (const hash of new Set(cases.map(({ plan }) => plan))) {
    const plan = await planOf(store, hash);
    if (plan !== undefined) titles.set(hash, plan.title);
  }
  const tasks = await openTaskTitles(
    store,
    cases.map(({ id }) => id),
  );
  return new Map(
    cases.flatMap(({ id, plan, step }) => {
      const flow = titles.get(plan);
      const task = step === undefined ? undefined : tasks.get(id)?.get(step);
      return flow === undefined ? [] : [[id, { flow, ...(task !== undefined && { step: task }) }]];
    }),
  );
}
