import type { Instant } from '../engine/model/base.ts';

/** The clock of a case. It is frozen while an input is processed, and never goes back. */
export interface WorkflowClock {
  now(): Instant;
  /** Runs a function at this instant. */
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
