import type { Assumed } from '../../model/plan.ts';
import { mapTimes } from './map-times.ts';
import { type Span, reachable } from './reachable.ts';
import type { Shape, FlowShape } from '../../behaviour/behaviour.ts';
import { type Spans, spansOf } from './intervals.ts';
import { upTo } from '../../behaviour/traverse.ts';
import type { Times } from './time-domain.ts';
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
import { chase } from './with-backstops.ts';
import { type Claim, waited } from './bounded-response.ts';
import type { Found, Start } from './analysis-types.ts';
import type { Instant } from '../../model/base.ts';

/** Everything that stands still while one flow is proved. */
export interface Ground {
  readonly domain: Domain;
  readonly assume: Assumed;
  readonly calendars: Calendars;
  readonly early: Times<TimeMap>;
  readonly late: Times<TimeMap>;
  /** What has been looked up, by what ends the lookout. */
  readonly spans: WeakMap<Claim['until'], Spans<TimeMap>>;
}

/** The worst case of a claim over every start. */
export interface Worst {
  /** Least time left over; negative when the claim can fail. Missing when it is never kept at all. */
  readonly slack?: Extreme;
  readonly longest?: Extreme;
  /** On some way it never comes. */
  readonly lost: boolean;
  /** The instants from which it can count. */
  readonly reach: Reach;
  /** Proved for cases that start up to then. */
  readonly until: Instant;
}

/** Where a claim counts from; the span only when that is a step. */
export interface Reach {
  readonly instants: TimeMap;
  readonly span?: Span<TimeMap>;
}

export const groundOf = (calendars: Calendars, assume: Assumed, domain: Domain): Ground => ({
  domain,
  assume,
  calendars,
  early: mapTimes(calendars, domain, 'earliest'),
  late: mapTimes(calendars, domain, 'latest'),
  spans: new WeakMap(),
});

/** Bounds a claim; undefined when it counts from where no case can come to. */
export function worstOf(flow: FlowShape, claim: Claim, ground: Ground): Worst | undefined {
  const { early, late, domain, assume } = ground;
  const zero = restrict(identity, domain);
  const reach = reachOf(flow, claim, ground, zero);
  const start = startOf(claim, zero, late, assume);
  if (reach === undefined || start === undefined) return undefined;
  const found = chase(flow, start, { quest: claim.quest, times: late, assume, zero });
  const kept = latestOf(found, late);
  const lost = found.lost.length > 0;
  if (kept === undefined) return { lost, reach, until: domain.to };
  const comes = compose(kept, reach.instants);
  // Where working days go back in an hour that the clocks repeat, the promise is the shorter one.
  const due = compose(early.after(zero, claim.within), reach.instants);
  const [least, most] = [slack(due, comes), slack(reach.instants, comes)];
  return {
    ...(least && { slack: moved(least, reach) }),
    ...(most && { longest: moved({ at: most.at, ms: -most.ms }, reach) }),
    lost,
    reach,
    until: reach.span ? lastStart(reach.span.late, kept.certifiedUntil) : kept.certifiedUntil,
  };
}

/** Where the line starts at the latest when `zero` is where counting begins. */
export function startOf<T>(
  { since }: Claim,
  zero: T,
  times: Times<T>,
  assume: Assumed,
): Start<T> | undefined {
  if (since === undefined) return { at: zero, marks: { case: zero } };
  const before = waited(assume, since);
  if (before === undefined) return undefined;
  const at = times.after(zero, before);
  return { at, marks: { case: at, [since.cel]: zero } };
}

/** The latest of all ways on which it comes. */
const latestOf = <T>({ kept }: Found<T>, times: Times<T>): T | undefined => {
  const [first, ...rest] = kept;
  return first && rest.reduce((late, { at }) => times.later(late, at), first.at);
};

function reachOf(
  { main }: FlowShape,
  { quest: { after, words }, until }: Claim,
  { early, late, assume, domain, spans }: Ground,
  zero: TimeMap,
): Reach | undefined {
  if (after === undefined) return { instants: zero };
  const look = (shape: Shape): Spans<TimeMap> =>
    spansOf(shape, { early: zero, late: zero }, { early, late, assume, until, beside: !words });
  // The claims of one silence ask for all words up to the same answer.
  const known = spans.get(until);
  const found = words
    ? (known ?? look(main))
    : look(upTo(main, (term) => 'step' in term && term.step === after));
  if (words) spans.set(until, found);
  const span = found.told.get(after) ?? (words ? found.asked : found.settled).get(after);
  return span && { instants: reachable(span, domain), span };
}

/** An extreme belongs to the instant that is reached, not to the one before it. */
const moved = ({ at, ms }: Extreme, { instants }: Reach): Extreme => ({
  at: apply(instants, at) ?? at,
  ms,
});
