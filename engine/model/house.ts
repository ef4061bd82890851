import type { Label } from './base.ts';

/** `house.yaml`: what holds for every flow of the house. */
export interface House {
  /** Whoever the candidate applied to, as pages and mails have it. */
  readonly company?: Company;
  /** Without it, nothing is erased by itself. */
  readonly keep?: Keep;
}

export interface Company {
  readonly name: Label;
  /** The text of an SVG. */
  readonly logo?: string;
  /** `#rrggbb`, on which white letters can be read. */
  readonly color?: string;
  readonly imprint?: Label;
  /** Where answers to mails go; without it, to their sender. */
  readonly replyTo?: string;
}

/** For how long what is personal about a case is kept, from when nothing of it is open any more. */
export interface Keep {
  /** By outcome. */
  readonly outcomes: Readonly<Record<string, Period>>;
  /** Of every other outcome. */
  readonly else: Period;
}

/** A span of the civil calendar, in UTC. */
export type Period = { readonly days: number } | { readonly months: number };
