import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { Input, Wait } from '../engine/ports/host.ts';
import type { Instant } from '../engine/model/base.ts';

/** Temporal's timers: one for each wait that has an end. */
export interface Timers {
  /** Starts the timers of new waits and cancels those of waits that are over. Returns whether there were any. */
  update(waits: readonly Wait[], now: Instant): boolean;
  /** The end of a wait as an input, when it is worked off: whatever then still waits gets a new timer. */
  endOf(wait: number): readonly Input[];
}

/** The timer of a wait. One that has fired is kept until that is worked off, so that nobody starts it anew. */
interface RunningTimer {
  readonly scope: CancellationScope;
  fired: boolean;
}

export function createTimers(due: (wait: number, until: Instant) => void): Timers {
  const running = new Map<number, RunningTimer>();

  const watch = async ({ id, label, until = 0 }: Wait, now: Instant): Promise<void> => {
    const timer = { scope: new CancellationScope(), fired: false };
    running.set(id, timer);
    const length = Math.max(1, until - now);
    try {
      await timer.scope.run(() => sleep(length, { summary: label }));
    } catch (error) {
      if (isCancellation(error)) return;
      throw error;
    }
    timer.fired = true;
    if (running.has(id)) due(id, until);
  };

  return {
    update(waits, now) {
      const wanted = new Set(waits.map(({ id }) => id));
      const over = [...running].filter(([id]) => !wanted.has(id));
      for (const [id, { scope }] of over) {
        running.delete(id);
        scope.cancel();
      }
      const begun = waits.filter(({ id, until }) => until !== undefined && !running.has(id));
      for (const wait of begun) void watch(wait, now);
      return begun.length > 0 || over.some(([, { fired }]) => !fired);
    },
    endOf(wait) {
      running.delete(wait);
      return [{ kind: 'time' }];
    },
  };
}
