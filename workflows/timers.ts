import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Wait } from '../engine/ports/host.ts';
import type { Instant } from '../engine/model/base.ts';

/** Temporal's timers: one for each wait that has an end. */
export interface Timers {
  /** Starts the timers of new waits and cancels those of waits that are over. */
  update(waits: readonly Wait[], now: Instant): void;
}

export function createTimers(due: (until: Instant) => void): Timers {
  const running = new Map<number, CancellationScope>();

  const start = async (id: number, label: string, length: number): Promise<boolean> => {
    const scope = new CancellationScope();
    running.set(id, scope);
    try {
      await scope.run(() => sleep(length, { summary: label }));
      return running.delete(id);
    } catch (error) {
      if (isCancellation(error)) return false;
      throw error;
    }
  };
  const watch = async ({ id, label, until = 0 }: Wait, now: Instant): Promise<void> => {
    if (await start(id, label, Math.max(1, until - now))) due(until);
  };

  return {
    update(waits, now) {
      const wanted = new Set(waits.map(({ id }) => id));
      for (const [id, scope] of running) {
        if (wanted.has(id)) continue;
        running.delete(id);
        scope.cancel();
      }
      for (const wait of waits)
        if (wait.until !== undefined && !running.has(wait.id)) void watch(wait, now);
    },
  };
}
