import type { FlowPromise } from '../../model/plan.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { deadline } from '../../time/deadline.ts';
import { type TimingContext, type WorstCase, worstCaseOf } from './bound.ts';
import type { PromiseBound } from '../finding/certificate.ts';
import { type BoundedResponse, boundedResponsesOf } from './bounded-response.ts';

/** A claim in one world, and how it fares there. */
export interface GuardCaseAnalysis {
  readonly property: BoundedResponse;
  readonly guardCase: GuardCase;
  readonly worstCase: WorstCase;
}

/** All claims of a promise, in every world. */
export const analyseCases = (
  promise: FlowPromise,
  guardCases: readonly GuardCase[],
  timing: TimingContext,
): readonly GuardCaseAnalysis[] =>
  guardCases.flatMap((guardCase) =>
    boundedResponsesOf(promise, guardCase.behaviour).flatMap((property) => {
      const worstCase = worstCaseOf(guardCase.behaviour, property, timing);
      return worstCase ? [{ property, guardCase, worstCase }] : [];
    }),
  );

/** The case in which the least time is left over; undefined when the promise is never kept at all. */
export const tightestCase = (cases: readonly GuardCaseAnalysis[]): GuardCaseAnalysis | undefined =>
  leastBy(cases, ({ worstCase }) => worstCase.slack?.ms);

/** The worst of a promise over all its cases. */
export function boundOf(
  promise: FlowPromise,
  { property, worstCase }: GuardCaseAnalysis,
  cases: readonly GuardCaseAnalysis[],
  { calendars, domain }: TimingContext,
): PromiseBound {
  const noExtreme = { at: domain.from, ms: 0 };
  const slack = worstCase.slack ?? noExtreme;
  const longest = leastBy(cases, (one) => one.worstCase.longest && -one.worstCase.longest.ms);
  const most = longest?.worstCase.longest ?? noExtreme;
  const due = deadline(slack.at, property.within, calendars);
  return {
    promise,
    slack: { ms: slack.ms, from: slack.at },
    longest: { ms: most.ms, from: most.at },
    latest: due - slack.ms,
    due,
  };
}

/** The one that measures least; what has no measure is left out. */
export function leastBy<T>(
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
