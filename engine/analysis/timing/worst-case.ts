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
  allTime,
  apply,
  type Domain,
  identity,
  lastStart,
  restrict,
  type TimeMap,
} from '../../time/maps/time-map.ts';
import { type PartOfSilence, splitSilence } from './split-silence.ts';
import { analyseWithBackstops } from './with-backstops.ts';
import { type BoundedResponse, waitBeforeStart } from './bounded-response.ts';
import { type AnalysisStart, latestFulfilment } from './analysis.ts';
import type { Instant } from '../../model/base.ts';

/** The context that stays the same while one flow is proved. */
export interface TimingContext {
  readonly domain: Domain;
  readonly assume: ProofAssumptions;
  readonly calendars: Calendars;
  /** All starts of the domain, each at itself. */
  readonly starts: TimeMap;
  readonly early: TimeDomain<TimeMap>;
  readonly late: TimeDomain<TimeMap>;
  /** The intervals of the main line, once they are known, by the message that ends them. */
  readonly intervals: WeakMap<BoundedResponse['until'], Intervals<TimeMap>>;
  /** The worst start is told from here on, unless a promise is broken by earlier ones alone. */
  readonly today: Instant;
}

/** The worst case of a bounded response over every start. */
export interface WorstCase {
  /** The least time left over, negative when the response can be late; missing when there is none for any start. */
  readonly slack?: Extreme;
  /** The longest time that it takes. */
  readonly longest?: Extreme;
  /** On some path there is no response. */
  readonly violated: boolean;
  /** From where it counts. */
  readonly origin: CountingOrigin;
  /** Proved for cases that start up to then. */
  readonly until: Instant;
}

/** The instants from which a response is counted; their interval only when that is a step. */
export interface CountingOrigin {
  readonly instants: TimeMap;
  readonly interval?: Interval<TimeMap>;
}

export const timingContextOf = (
  calendars: Calendars,
  assume: ProofAssumptions,
  domain: Domain,
  today: Instant = domain.from,
): TimingContext => ({
  domain,
  assume,
  calendars,
  today,
  starts: restrict(identity, domain),
  early: mapTimeDomain(calendars, domain, 'earliest'),
  late: mapTimeDomain(calendars, domain, 'latest'),
  intervals: new WeakMap(),
});

/** Where an example begins of what may come from any start: today, or at the first start where the calendars know no such one. */
export const exampleStart = ({ domain, today }: TimingContext): Instant =>
  today <= domain.to ? Math.max(domain.from, today) : domain.from;

/** Bounds a response; undefined when no case comes to where it counts from. */
export function worstCaseOf(
  flow: FlowBehaviour,
  property: BoundedResponse,
  timing: TimingContext,
): WorstCase | undefined {
  const { early, late, domain, assume, starts: countedFrom } = timing;
  const origin = originOf(flow, property, timing);
  const start = analysisStartOf(property, countedFrom, late, assume);
  if (origin === undefined || start === undefined) return undefined;
  const result = analyseWithBackstops(flow, start, {
    obligation: property.obligation,
    times: late,
    assume,
    countedFrom,
  });
  const fulfilledAt = latestFulfilment(result.fulfilled, late);
  const violated = result.violated.length > 0;
  if (fulfilledAt === undefined) return { violated, origin, until: domain.to };
  const comes = compose(fulfilledAt, origin.instants);
  // Where working days go back in an hour that the clocks repeat, the promise is the shorter one.
  const due = compose(early.after(countedFrom, property.within), origin.instants);
  const [least, most] = [
    leastFromToday(due, comes, timing),
    leastFromToday(origin.instants, comes, timing),
  ];
  const isTooLong = property.obligation.anyMessage && least !== undefined && least.ms < 0;
  const parts = isTooLong ? splitSilence(flow, property, fulfilledAt, timing) : undefined;
  if (parts !== undefined)
    return {
      ...worstOf(parts, property, timing),
      violated,
      origin,
      until: untilOf(origin, fulfilledAt),
    };
  return {
    ...(least && { slack: atReachedInstant(least, origin) }),
    ...(most && { longest: atReachedInstant({ at: most.at, ms: -most.ms }, origin) }),
    violated,
    origin,
    until: untilOf(origin, fulfilledAt),
  };
}

const untilOf = ({ interval }: CountingOrigin, fulfilledAt: TimeMap): Instant =>
  interval ? lastStart(interval.late, fulfilledAt.certifiedUntil) : fulfilledAt.certifiedUntil;

/** The least time left over in any part of a silence, and the longest part. */
function worstOf(
  parts: readonly PartOfSilence[],
  { within }: BoundedResponse,
  timing: TimingContext,
): Pick<WorstCase, 'slack' | 'longest'> {
  const leastTo = (endOf: (from: TimeMap) => TimeMap): Extreme | undefined =>
    parts
      .flatMap(({ from, to }) => {
        const found = leastFromToday(endOf(from), to, timing);
        return found ? [{ at: apply(from, found.at) ?? found.at, ms: found.ms }] : [];
      })
      .toSorted((one, another) => one.ms - another.ms)[0];
  const left = leastTo((from) => timing.early.after(from, within));
  const longest = leastTo((from) => from);
  return {
    ...(left && { slack: left }),
    ...(longest && { longest: { at: longest.at, ms: -longest.ms } }),
  };
}

/** The least slack from today on. What breaks a promise comes again with the next holiday of its kind, so then earlier starts count as well. */
function leastFromToday(g: TimeMap, f: TimeMap, { today, domain }: TimingContext) {
  const ever = slack(g, f);
  if (today <= domain.from || ever === undefined) return ever;
  const later = slack(restrict(g, { from: today, to: allTime.to }), f);
  return later === undefined || (ever.ms < 0 && later.ms >= 0) ? ever : later;
}

/** Where the line begins at the latest, and what is known there, when counting begins at an instant. */
export function analysisStartOf<T>(
  { since }: BoundedResponse,
  countedFrom: T,
  times: TimeDomain<T>,
  assume: ProofAssumptions,
): AnalysisStart<T> | undefined {
  if (since === undefined) return { at: countedFrom, caseStart: countedFrom, timestamps: {} };
  const before = waitBeforeStart(assume, since);
  if (before === undefined) return undefined;
  const at = times.after(countedFrom, before);
  return { at, caseStart: at, timestamps: { [since.cel]: countedFrom } };
}

function originOf(
  { main }: FlowBehaviour,
  { obligation: { after, anyMessage }, until }: BoundedResponse,
  { early, late, assume, domain, intervals, starts }: TimingContext,
): CountingOrigin | undefined {
  if (after === undefined) return { instants: starts };
  const analyse = (behaviour: Behaviour): Intervals<TimeMap> =>
    intervalsOf(
      behaviour,
      { early: starts, late: starts },
      { early, late, assume, until, includesForks: !anyMessage },
    );
  // The properties of one promise of silence ask for all messages up to the same answer.
  const known = intervals.get(until);
  const found = anyMessage
    ? (known ?? analyse(main))
    : analyse(upTo(main, (term) => 'step' in term && term.step === after));
  if (anyMessage) intervals.set(until, found);
  const interval = found.told.get(after) ?? (anyMessage ? found.asked : found.settled).get(after);
  return interval && { instants: reachable(interval, domain), interval };
}

/** The start of an extreme is the next instant that can be reached, not one before it. */
const atReachedInstant = ({ at, ms }: Extreme, { instants }: CountingOrigin): Extreme => ({
  at: apply(instants, at) ?? at,
  ms,
});
