import type { FlowPromise } from '../../model/plan.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { deadline } from '../../time/deadline.ts';
import type { Extreme } from '../../time/maps/extrema.ts';
import { type TimingContext, type WorstCase, worstCaseOf } from './worst-case.ts';
import type { PromiseBound } from '../finding/certificate.ts';
import { type BoundedResponse, boundedResponsesOf } from './bounded-response.ts';

/** A property that a promise states, in one case of the guards, and its worst case. */
export interface GuardCaseAnalysis {
  readonly property: BoundedResponse;
  readonly guardCase: GuardCase;
  readonly worstCase: WorstCase;
}

/** All properties that a promise states, in every case of the guards. */
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

/** An analysis that has found a response for some start. */
export interface BoundedCase extends GuardCaseAnalysis {
  readonly slack: Extreme;
  readonly longest: Extreme;
}

/** The case in which the least time is left over; undefined when there is no response in any. */
export const tightestCase = (cases: readonly GuardCaseAnalysis[]): BoundedCase | undefined =>
  leastBy(
    cases.flatMap((one) => {
      const { slack, longest } = one.worstCase;
      return slack && longest ? [{ ...one, slack, longest }] : [];
    }),
    ({ slack }) => slack.ms,
  );

/** The bound of a promise: its least slack, and its longest time, over all cases. */
export function boundOf(
  promise: FlowPromise,
  tightest: BoundedCase,
  cases: readonly GuardCaseAnalysis[],
  { calendars }: TimingContext,
): PromiseBound {
  const waits = cases.flatMap(({ worstCase }) => worstCase.longest ?? []);
  const longest = leastBy(waits, ({ ms }) => -ms) ?? tightest.longest;
  const { property, slack } = tightest;
  const due = deadline(slack.at, property.within, calendars);
  return {
    promise,
    slack: { ms: slack.ms, from: slack.at },
    longest: { ms: longest.ms, from: longest.at },
    latest: due - slack.ms,
    due,
  };
}

/** The first that measures least. */
export const leastBy = <T>(all: readonly T[], measure: (one: T) => number): T | undefined =>
  all.reduce<T | undefined>(
    (least, one) => (least === undefined || measure(one) < measure(least) ? one : least),
    undefined,
  );
