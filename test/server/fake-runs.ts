import { ServiceError } from '@temporalio/client';
import type { CaseRun, CaseRuns } from '../../server/services/case-runs.ts';

/** What Temporal has of whatever case is asked for, unless it is away. */
export function createFakeRuns(isAway: () => boolean): {
  readonly of: CaseRuns;
  has(...runs: readonly CaseRun[]): void;
} {
  let held: readonly CaseRun[] = [];
  return {
    of: {
      list: async () => {
        if (isAway()) throw new ServiceError('unreachable');
        return held;
      },
      remove: async () => void (held = []),
    },
    has: (...runs) => void (held = runs),
  };
}
