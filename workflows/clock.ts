import type { Instant } from '../engine/model/base.ts';
import { minuteMs } from '../engine/time/units.ts';

/** The clock of a case. It is frozen while an input is processed, and never goes back. */
export interface WorkflowClock {
  now(): Instant;
  /** When an input happens: at the instant that is on record for it, if it has one, so that it does not matter which task brings it. */
  at(recorded?: Instant): Instant;
  /** Runs a function at this instant. */
  during<T>(instant: Instant, turn: () => T): T;
}

/** What comes later than this, because nothing ran, happens now: people get the time that a flow gives them. */
const longestDelay = minuteMs;

export function createClock(): WorkflowClock {
  let last: Instant = 0;
  let frozen = false;
  const now = () => (frozen ? last : Math.max(last, Date.now()));
  return {
    now,
    at: (recorded = now()) => Math.max(last, recorded, now() - longestDelay),
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
