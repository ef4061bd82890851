/**
 * A calendar lowered into integers, so that a deadline needs neither a time-zone database nor `Intl` at run time.
 * The interpreter, the rehearsal and the proofs compute with the same table (`docs/design/time.md`).
 */
export interface CalendarTable {
  /** IANA name, for display only. */
  readonly zone: string;
  /** Seven days, Monday first. */
  readonly weekly: readonly Hours[];
  /** Holidays (no hours) and make-up working days, as [local day, its hours], ascending. Days count from 1970-01-01. */
  readonly exceptions: readonly (readonly [day: number, hours: Hours])[];
  /** [from this instant (ms), minutes east of UTC], ascending; the first also holds before. */
  readonly offsets: readonly (readonly [from: number, minutes: number])[];
  /** Last local day for which holidays are known; after it the weekly pattern goes on. */
  readonly until: number;
}

/** Half-open intervals of minutes since local midnight, ascending: `[[540, 720], [780, 1080]]` is 9-12 and 13-18. */
export type Hours = readonly (readonly [start: number, end: number])[];
