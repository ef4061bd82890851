import type { Duration, Instant } from '../../model/base.ts';
import type { DoubtfulPath } from './observed-event.ts';

/** Something wrong with a flow, as data; the sentences, the form of dates and the language come later. Its kind says which values it has. */
export interface Finding<Values extends object = object> {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly at: FindingPlace;
  readonly values: Values;
  /** The dated path on which it happens. */
  readonly example?: Counterexample;
  /** Why it may be a false alarm: what the analysis could not decide. */
  readonly maybe?: Imprecision;
  /** What has to be otherwise than is assumed for it to happen: a message that is under way for longer. */
  readonly onlyWhen?: 'mail-late';
  /** The path to it, which a rehearsal may show to be possible. */
  readonly path?: () => DoubtfulPath;
  /** Changes each of which would make it hold, the least first. */
  readonly remedies?: readonly Repair[];
  /** The step from which it follows: where that one stands wrongly, several findings may be one fault. */
  readonly cause?: string;
}

/** The part of a flow that a finding is about; the compiler knows where it is written. */
export type FindingPlace =
  /** `key`: one of its keys as written, or the name of an outcome. */
  | { readonly step: string; readonly key?: string }
  | { readonly promise: number }
  | { readonly backstop: number }
  | { readonly pack: string }
  | { readonly flow: true };

/** A run of the flow with dates. */
export interface Counterexample {
  /** When the case starts. */
  readonly start: Instant;
  /** From when the promise counts, and until when it would have been kept. */
  readonly from: Instant;
  readonly due?: Instant;
  readonly rows: readonly CounterexampleRow[];
}

/** One event of the run: its step, what happens, and when the step is left. */
export interface CounterexampleRow {
  readonly step: string;
  readonly at: Instant;
  readonly happens: CounterexampleEvent;
}

export type CounterexampleEvent =
  | { readonly what: 'told'; readonly template: string; readonly to: string }
  | { readonly what: 'undelivered'; readonly template: string; readonly to: string }
  | { readonly what: 'dropped'; readonly template: string; readonly to: string }
  | { readonly what: 'asked'; readonly of: readonly string[] }
  | {
      readonly what: 'answered';
      readonly outcome: string;
      readonly by: readonly string[];
      /** Not at the last moment. */
      readonly atOnce?: true;
    }
  | { readonly what: 'silent'; readonly as?: string; readonly who: readonly string[] }
  | { readonly what: 'waited' }
  | { readonly what: 'chosen'; readonly branch: string; readonly when?: string }
  | { readonly what: 'backstop'; readonly unless: string }
  | { readonly what: 'event'; readonly event: string }
  | { readonly what: 'ended'; readonly outcome: string };

/**
 * Why a finding may be a false alarm. `condition`: a guard on the path was undecided; `beside`: events of a parallel branch were taken to
 * come at any time; `reach`: no run was found that comes to exactly the moment from which is counted; `people`: an expression says who
 * answers, which only a case can decide;
 * `rehearsal`: a rehearsal of the run went another way.
 */
export type Imprecision = 'condition' | 'beside' | 'reach' | 'people' | 'rehearsal';

/** A change that would make a promise hold. */
export type Repair =
  | { readonly do: 'shorten'; readonly step: string; readonly by: Duration }
  | { readonly do: 'backstop'; readonly after: Duration }
  | { readonly do: 'widen'; readonly to: Duration };

/** One finding for each code and place: the first that is certain, else the first. */
export function mostCertain(findings: readonly Finding[]): readonly Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.code} ${JSON.stringify(finding.at)}`;
    const other = byPlace.get(key);
    if (other === undefined || (other.maybe !== undefined && finding.maybe === undefined))
      byPlace.set(key, finding);
  }
  return [...byPlace.values()];
}
