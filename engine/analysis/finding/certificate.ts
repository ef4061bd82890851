import type { ProofAssumptions, FlowPromise } from '../../model/plan.ts';
import type { Instant } from '../../model/base.ts';

/** All that has been proved of a flow, as plain JSON: printed, stored with every case started under it, watched while one runs. */
export interface Certificate {
  /** Generation of the proofs. */
  readonly proofs: 1;
  readonly flow: string;
  /** The hash of the plan that was proved. */
  readonly plan: string;
  readonly promises: readonly PromiseBound[];
  readonly assume: ProofAssumptions;
  /**
   * Holds for cases that start in this time: no working time that is bounded then leads beyond the last day that the calendars know. For
   * later starts it is provisional: the plain week of a calendar goes on behind its last day.
   */
  readonly from: Instant;
  readonly until: Instant;
  /** The calendar that ends first; none where the flow counts natural time alone. */
  readonly ends?: CalendarEnd;
  /** The packs of rules that were checked, with the date from which each holds. */
  readonly packs: readonly { readonly pack: string; readonly effective: string }[];
  /** What the fractions under `need` come to; missing where there are none. */
  readonly needs?: readonly WorkedOutNeed[];
  /** How often a case says sorry at most; missing where no level does. */
  readonly apologies?: number;
}

/** A fraction of the seats of a step, such as `2/3`, and how many of them must say yes. */
export interface WorkedOutNeed {
  readonly step: string;
  readonly need: string;
  readonly seats: number;
  readonly yes: number;
}

/** The last day for which a calendar knows its holidays, such as `2026-12-31`. */
export interface CalendarEnd {
  readonly calendar: string;
  readonly day: string;
}

/** The worst case of a promise. */
export interface PromiseBound {
  readonly promise: FlowPromise;
  /** The least time left over, and the moment from which it counted then. */
  readonly slack: { readonly ms: number; readonly from: Instant };
  /** The longest natural time until it is kept, and the moment from which it counted. */
  readonly longest: { readonly ms: number; readonly from: Instant };
  /** When it is kept at the latest, counted from the moment with the least slack; and what would have been in time. */
  readonly latest: Instant;
  readonly due: Instant;
  /** Counted on days behind the last one that the calendars know, since no start from today on has others. */
  readonly provisional?: true;
}
