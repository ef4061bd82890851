import type { ProofAssumptions } from '../../model/plan.ts';
import { mapTimeDomain } from './map-times.ts';
import { type Interval, reachable } from './reachable.ts';
import type { Behaviour, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { type Intervals, intervalsOf } from './intervals.ts';
import { upTo } from '../../behaviour/traverse.ts';
import type { TimeDomain } from './time-domain.ts';
import type { Calendars } from '../../time/deadline.ts';
import { compose } from '../../time/maps/compose.ts';
import { type Extreme, slack } from '../../time/maps/extrema.ts';
import {
  apply,
  type Domain,
  identity,
  lastStart,
  restrict,
  type TimeMap,
} from '../../time/maps/time-map.ts';
import { analyseWithBackstops } from './with-backstops.ts';
import { type BoundedResponse, waitBeforeStart } from './bounded-response.ts';
import type { AnalysisResult, AnalysisStart } from './analysis-types.ts';
import type { Instant } from '../../model/base.ts';

/** Everything that stands still while one flow is proved. */
export interface TimingContext {
  readonly domain: Domain;
  readonly assume: ProofAssumptions;
  readonly calendars: Calendars;
  readonly early: TimeDomain<TimeMap>;
  readonly late: TimeDomain<TimeMap>;
  /** What has been looked up, by what ends the lookout. */
  readonly intervals: WeakMap<BoundedResponse['until'], Intervals<TimeMap>>;
}

/** The worst case of a claim over every start. */
export interface WorstCase {
  /** Least time left over; negative when the claim can fail. Missing when it is never kept at all. */
  readonly slack?: Extreme;
  readonly longest?: Extreme;
  /** On some way it never comes. */
  readonly violated: boolean;
  /** The instants from which it can count. */
  readonly origin: CountingOrigin;
  /** Proved for cases that start up to then. */
  readonly until: Instant;
}

/** Where a claim counts from; the span only when that is a step. */
export interface CountingOrigin {
  readonly instants: TimeMap;
  readonly interval?: Interval<TimeMap>;
}

export const timingContextOf = (
  calendars: Calendars,
  assume: ProofAssumptions,
  domain: Domain,
): TimingContext => ({
  domain,
  assume,
  calendars,
  early: mapTimeDomain(calendars, domain, 'earliest'),
  late: mapTimeDomain(calendars, domain, 'latest'),
  intervals: new WeakMap(),
});

/** Bounds a claim; undefined when it counts from where no case can come to. */
export function worstCaseOf(
  flow: FlowBehaviour,
  property: BoundedResponse,
  timing: TimingContext,
): WorstCase | undefined {
  const { early, late, domain, assume } = timing;
  const countedFrom = restrict(identity, domain);
  const origin = originOf(flow, property, timing, countedFrom);
  const start = analysisStartOf(property, countedFrom, late, assume);
  if (origin === undefined || start === undefined) return undefined;
  const result = analyseWithBackstops(flow, start, {
    obligation: property.obligation,
    times: late,
    assume,
    countedFrom,
  });
  const fulfilledAt = latestFulfilment(result, late);
  const violated = result.violated.length > 0;
  if (fulfilledAt === undefined) return { violated, origin, until: domain.to };
  const comes = compose(fulfilledAt, origin.instants);
  // Where working days go back in an hour that the clocks repeat, the promise is the shorter one.
  const due = compose(early.after(countedFrom, property.within), origin.instants);
  const [least, most] = [slack(due, comes), slack(origin.instants, comes)];
  return {
    ...(least && { slack: atReachedInstant(least, origin) }),
    ...(most && { longest: atReachedInstant({ at: most.at, ms: -most.ms }, origin) }),
    violated,
    origin,
    until: origin.interval
      ? lastStart(origin.interval.late, fulfilledAt.certifiedUntil)
      : fulfilledAt.certifiedUntil,
  };
}

/** Where the line starts at the latest when `zero` is where counting begins. */
export function analysisStartOf<T>(
  { since }: BoundedResponse,
  countedFrom: T,
  times: TimeDomain<T>,
  assume: ProofAssumptions,
): AnalysisStart<T> | undefined {
  if (since === undefined) return { at: countedFrom, timestamps: { case: countedFrom } };
  const before = waitBeforeStart(assume, since);
  if (before === undefined) return undefined;
  const at = times.after(countedFrom, before);
  return { at, timestamps: { case: at, [since.cel]: countedFrom } };
}

/** The latest of all ways on which it comes. */
const latestFulfilment = <T>(
  { fulfilled }: AnalysisResult<T>,
  times: TimeDomain<T>,
): T | undefined => {
  const [first, ...rest] = fulfilled;
  return first && rest.reduce((late, { at }) => times.join(late, at), first.at);
};

function originOf(
  { main }: FlowBehaviour,
  { obligation: { after, anyMessage }, until }: BoundedResponse,
  { early, late, assume, domain, intervals }: TimingContext,
  countedFrom: TimeMap,
): CountingOrigin | undefined {
  if (after === undefined) return { instants: countedFrom };
  const analyse = (behaviour: Behaviour): Intervals<TimeMap> =>
    intervalsOf(
      behaviour,
      { early: countedFrom, late: countedFrom },
      { early, late, assume, until, includesForks: !anyMessage },
    );
  // The claims of one silence ask for all words up to the same answer.
  const known = intervals.get(until);
  const found = anyMessage
    ? (known ?? analyse(main))
    : analyse(upTo(main, (term) => 'step' in term && term.step === after));
  if (anyMessage) intervals.set(until, found);
  const interval = found.told.get(after) ?? (anyMessage ? found.asked : found.settled).get(after);
  return interval && { instants: reachable(interval, domain), interval };
}

/** An extreme belongs to the instant that is reached, not to the one before it. */
const atReachedInstant = ({ at, ms }: Extreme, { instants }: CountingOrigin): Extreme => ({
  at: apply(instants, at) ?? at,
  ms,
});
