import { ActivityFailure, ApplicationFailure, isCancellation } from '@temporalio/workflow';
import type { StopReason } from '../engine/model/stop.ts';
import type { Arrival } from './inbox.ts';

/** What is being handed over, and what could not be: that stops the case, and is handed over again when it goes on. */
export interface HandOvers {
  /** Runs the activities of one hand-over, of order 0 if nothing comes back but that it was written; `again` begins it anew. */
  run(order: number, activities: () => Promise<void>, again: () => void): void;
  /** Begins anew what has failed for good. */
  retry(): void;
  readonly busy: boolean;
  /** Results are to come back. */
  readonly awaitsResults: boolean;
}

interface HandOverEvents {
  readonly arrive: (arrival: Arrival) => void;
  /** Hears of an error that says nothing about the case: the workflow task fails, and another worker tries again. */
  readonly fail: (error: unknown) => void;
}

export function createHandOvers({ arrive, fail }: HandOverEvents): HandOvers {
  let active = 0;
  let awaited = 0;
  let failed: readonly (() => void)[] = [];

  const run = async (
    order: number,
    activities: () => Promise<void>,
    again: () => void,
  ): Promise<void> => {
    const results = order > 0 ? 1 : 0;
    active += 1;
    awaited += results;
    try {
      await activities();
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) fail(error);
      else {
        failed = [...failed, again];
        arrive({ kind: 'result', order, inputs: () => [{ kind: 'stopped', reason }] });
      }
    }
    active -= 1;
    awaited -= results;
  };

  return {
    run: (order, activities, again) => void run(order, activities, again),
    retry() {
      const again = failed;
      failed = [];
      for (const one of again) one();
    },
    get busy() {
      return active > 0;
    },
    get awaitsResults() {
      return awaited > 0;
    },
  };
}

/** Why a hand-over that is not tried again has stopped its case. */
function reasonOf(error: unknown): StopReason | undefined {
  if (isCancellation(error)) return undefined;
  const type = failureOf(error)?.type ?? undefined;
  if (type === 'journal-conflict') return { code: type };
  if (type === undefined && !(error instanceof ActivityFailure)) return undefined;
  return { code: 'hand-over-failed', ...(type === undefined ? {} : { detail: type }) };
}

/** The failure with which an activity has ended. That of a local activity comes as it is, that of any other as a cause. */
export function failureOf(error: unknown): ApplicationFailure | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure ? cause : undefined;
}
