import type { Duration, Instant } from '../../model/base.ts';
import type { FlowPromise } from '../../model/plan.ts';
import type { QuotedRule } from './finding-values.ts';
import type { Counterexample, Repair } from './finding.ts';

/** The message of a finding and the hint what to do about it: lower case, without a full stop. */
export interface Sentence {
  readonly message: string;
  readonly hint: string;
}

/** What sentences are made of, in one language. */
export interface Phrases {
  /** A date with its zone, which is that of the flow's calendar. */
  readonly date: (at: Instant) => string;
  readonly duration: (duration: Duration) => string;
  /** So much natural time, in milliseconds. */
  readonly length: (ms: number) => string;
  readonly promise: (promise: FlowPromise) => string;
  /** Remedies of which each would be enough, before the hint that always stands. */
  readonly anyOf: (remedies: readonly Repair[] | undefined) => string;
  /** A rule of a pack with its source, behind what breaks it. */
  readonly quotation: (rule: QuotedRule) => string;
}

/** A part of a sentence, which is left out where nothing is known of what it speaks of. */
export const ifKnown = <T>(known: T | undefined, say: (known: T) => string): string =>
  known === undefined ? '' : say(known);

/** When the path ends on which it happens. */
export const endOf = (example: Counterexample | undefined): Instant | undefined =>
  example && (example.rows.at(-1)?.at ?? example.start);

/** The outcome with which the case ends: the finding's own, else the one to which its path comes. */
export function outcomeOf(finding: {
  readonly values: { readonly outcome?: string };
  readonly example?: Counterexample;
}): string | undefined {
  const ended = finding.example?.rows.findLast(({ happens }) => happens.what === 'ended')?.happens;
  return finding.values.outcome ?? (ended?.what === 'ended' ? ended.outcome : undefined);
}
