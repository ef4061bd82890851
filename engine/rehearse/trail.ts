import type { Witness } from '../case.ts';
import type { BaseStep, Steps } from '../plan.ts';

/** The way that a case has taken through its plan, by the plan's own objects. */
export interface Trail {
  readonly lists: ReadonlySet<Steps>;
  readonly ran: ReadonlySet<BaseStep>;
  readonly skipped: ReadonlySet<BaseStep>;
}

/** Keeps the way while a case takes it. */
export function createTrail(): Trail & Witness {
  const lists = new Set<Steps>();
  const ran = new Set<BaseStep>();
  const skipped = new Set<BaseStep>();
  return {
    lists,
    ran,
    skipped,
    enters: (steps) => void lists.add(steps),
    runs: (step) => void ran.add(step),
    skips: (step) => void skipped.add(step),
  };
}
