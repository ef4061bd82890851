import { patched } from '@temporalio/workflow';
import type { Input } from '../engine/ports/host.ts';
import type { Instant } from '../engine/model/base.ts';
import { has } from '../engine/model/generations.ts';
import type { Plan } from '../engine/model/plan.ts';

/** Something that has come for a case: the result of what was handed over, the end of a wait, or an act. */
export interface Arrival {
  readonly kind: 'result' | 'due' | 'act';
  /** When it happened, if that is on record; otherwise it happens when it is worked off. */
  readonly at?: Instant;
  /** Number of the hand-over or of the wait. */
  readonly order: number;
  /** Asked for when it is worked off, since what comes before may decide about it. */
  readonly inputs: () => readonly Input[];
  /** The history shows it by an event of its own, as it does an update that was accepted. */
  readonly shown?: boolean;
}

/**
 * Gathers all that a workflow task brings, to be worked off together in one order. Temporal delivers job by job and splits or merges tasks
 * that have scheduled nothing, otherwise on a worker that has nothing cached than on one that has: neither may matter.
 */
export interface Inbox {
  take(arrival: Arrival): void;
  /** Something has come that waits elsewhere: an act. */
  announce(): void;
  /** Resolves once all that the task brings is worked off: who goes on then does so behind it, whichever task has brought what. */
  workedOff(): Promise<void>;
  /** Lets those go on who wait for that. */
  release(): void;
  /** All that the task brings has been delivered. */
  readonly complete: boolean;
  /** Results or ends of waits are to be worked off, or somebody waits for that. */
  readonly waiting: boolean;
  /** Takes out what waits: in the order of its instants; within one, results before what is due. */
  takeAll(): readonly Arrival[];
  /** Whether inputs are gathered. A case that began before they were works off what its history holds as it came. */
  readonly gathers: boolean;
}

const change = 'inputs-gathered';

/** Creates the inbox of a case; `workOff` is given, at once, what is not gathered. */
export function createInbox(plan: Plan, workOff: (arrival: Arrival) => void): Inbox {
  let gathers = has(plan, change);
  let complete = true;
  let arrivals: readonly Arrival[] = [];
  let behind: readonly (() => void)[] = [];

  const announce = () => {
    gathers ||= patched(change);
    if (!gathers) return;
    complete = false;
    void completeBehindJobs();
  };
  /** No continuation runs before the last job of a task has been delivered. */
  const completeBehindJobs = async () => {
    await Promise.resolve();
    complete = true;
  };

  return {
    announce,
    take(arrival) {
      announce();
      if (gathers) arrivals = [...arrivals, arrival];
      else workOff(arrival);
    },
    takeAll() {
      const taken = arrivals.toSorted(byInstant);
      arrivals = [];
      return taken;
    },
    get complete() {
      return complete;
    },
    async workedOff() {
      if (!gathers) return;
      announce();
      await new Promise<void>((resolve) => (behind = [...behind, resolve]));
    },
    release() {
      for (const goOn of behind) goOn();
      behind = [];
    },
    get waiting() {
      return arrivals.length + behind.length > 0;
    },
    get gathers() {
      return gathers;
    },
  };
}

const ranks = { result: 0, due: 1, act: 2 } as const;

const byInstant = (a: Arrival, b: Arrival): number => {
  const [first, second] = [a.at ?? Infinity, b.at ?? Infinity];
  if (first !== second) return first < second ? -1 : 1;
  return ranks[a.kind] - ranks[b.kind] || a.order - b.order;
};
