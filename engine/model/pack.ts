import type { ToldPromise } from './plan.ts';
import type { Json, Duration, Expression, Label } from './base.ts';

/** `packs/<id>.yaml`: rules of one jurisdiction as dated data. */
export interface Pack {
  readonly id: string;
  readonly title: Label;
  /** The day from which the rules hold: `2026-01-01`. */
  readonly effective: string;
  readonly rules: readonly PackRule[];
}

/** A rule: where it is from, and what it demands of a flow. */
export type PackRule = RuleCitation & (ToldRule | CheckRule);

export interface RuleCitation {
  readonly id: string;
  /** As a finding quotes it. */
  readonly text: Label;
  readonly source: { readonly name: string; readonly address: string };
}

/** The candidate is told in time: proved like a promise of the flow. */
export interface ToldRule {
  readonly told: {
    readonly about: ToldPromise['about'];
    readonly within: Duration;
    readonly since?: Expression;
  };
}

/** One of the checks in `engine/analysis/rules/packs/`, with parameters that are valid against its schema. */
export interface CheckRule {
  readonly check: string;
  readonly params: Json;
}
