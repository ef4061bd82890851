import { hourMs } from '../../engine/time/units.ts';
import { keepDoing } from '../../platform/process/keep-doing.ts';
import type { Store } from '../../store/database.ts';
import { erasedOnLedger } from '../../store/ledger.ts';
import type { CaseRuns } from './case-runs.ts';
import type { CaseHistories } from './fixing.ts';
import type { ServerLog } from './server-log.ts';
import { isOfTemporal } from './temporal-errors.ts';

export interface ErasedWorkflowParts {
  readonly store: Pick<Store, 'db'>;
  readonly histories: Pick<CaseHistories, 'caseIds'>;
  readonly runs: CaseRuns;
  readonly log: ServerLog;
}

/** Deletes the workflows of erased cases at the start and once an hour. Returns how to stop. */
export const keepErased = (parts: ErasedWorkflowParts): (() => Promise<void>) =>
  keepDoing(
    () => removeErasedWorkflows(parts),
    (error) => {
      // The doctor tells of Temporal.
      if (!isOfTemporal(error))
        parts.log.error({ err: error }, 'workflows of erased cases could not be deleted');
    },
    { everyMs: hourMs },
  );

/** Deletes what Temporal has of erased cases, open or over: it came back with an older copy of its state, or of ours. */
export async function removeErasedWorkflows({
  store,
  histories,
  runs,
  log,
}: ErasedWorkflowParts): Promise<void> {
  const cases = [...(await erasedOnLedger(store, await histories.caseIds()))];
  for (const id of cases) await runs.remove(id, await runs.list(id));
  if (cases.length > 0) log.info({ cases }, 'workflows of erased cases were deleted');
}
