import type { Instant } from '../engine/model/base.ts';

/** The case's clock: stands still during a turn, and never goes back. */
export interface WorkflowClock {
  now(): Instant;
  /** Works something off at this instant. */
  during<T>(instant: Instant, turn: () => T): T;
}

export function createClock(): WorkflowClock {
  let last: Instant = 0;
  let frozen = false;
  return {
    now: () => (frozen ? last : Math.max(last, Date.now())),
    during(instant, turn) {
      last = instant;
      frozen = true;
      try {
        return turn();
      } finally {
        frozen = false;
      }
    },
  };
}
