import type { Promised } from '../../model/plan.ts';
import type { World } from '../cases/split-cases.ts';
import { deadline } from '../../time/deadline.ts';
import { type Ground, type Worst, worstOf } from './bound.ts';
import type { Bound } from '../finding/certificate.ts';
import { type Claim, claimsOf } from './bounded-response.ts';

/** A claim in one world, and how it fares there. */
export interface Case {
  readonly claim: Claim;
  readonly world: World;
  readonly worst: Worst;
}

/** All claims of a promise, in every world. */
export const casesOf = (
  promise: Promised,
  worlds: readonly World[],
  ground: Ground,
): readonly Case[] =>
  worlds.flatMap((world) =>
    claimsOf(promise, world.shape).flatMap((claim) => {
      const worst = worstOf(world.shape, claim, ground);
      return worst ? [{ claim, world, worst }] : [];
    }),
  );

/** The case in which the least time is left over; undefined when the promise is never kept at all. */
export const tightestOf = (cases: readonly Case[]): Case | undefined =>
  least(cases, ({ worst }) => worst.slack?.ms);

/** The worst of a promise over all its cases. */
export function boundOf(
  promise: Promised,
  { claim, worst }: Case,
  cases: readonly Case[],
  { calendars, domain }: Ground,
): Bound {
  const nowhere = { at: domain.from, ms: 0 };
  const slack = worst.slack ?? nowhere;
  const longest = least(cases, (one) => one.worst.longest && -one.worst.longest.ms);
  const most = longest?.worst.longest ?? nowhere;
  const due = deadline(slack.at, claim.within, calendars);
  return {
    promise,
    slack: { ms: slack.ms, from: slack.at },
    longest: { ms: most.ms, from: most.at },
    latest: due - slack.ms,
    due,
  };
}

/** The one that measures least; what has no measure is left out. */
export function least<T>(
  all: readonly T[],
  measure: (one: T) => number | undefined,
): T | undefined {
  let found: T | undefined;
  for (const one of all)
    if (
      (measure(one) ?? Infinity) < (found === undefined ? Infinity : (measure(found) ?? Infinity))
    )
      found = one;
  return found;
}
