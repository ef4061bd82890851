import type { Duration } from '../../model/base.ts';
import type { BoundSide } from '../../time/maps/monotone.ts';
import { durationMaps } from '../../time/maps/of-duration.ts';
import type { Calendars } from '../../time/deadline.ts';
import { compose } from '../../time/maps/compose.ts';
import { slack } from '../../time/maps/extrema.ts';
import { max, min } from '../../time/maps/overlay.ts';
import { type Domain, shift, type TimeMap } from '../../time/maps/time-map.ts';
import type { TimeDomain } from './time-domain.ts';

/** Counts for every start of a domain at once, as a map from the start; bounded from one side. */
export function mapTimeDomain(
  calendars: Calendars,
  domain: Domain,
  bound: BoundSide = 'latest',
): TimeDomain<TimeMap> {
  const mapOf = durationMaps(calendars, domain);
  const order = createKnownOrder();
  return {
    // Each promise follows the same lines from the same starts.
    after: eachOnce((at, duration: Duration) => {
      // Natural time passes alike beyond what calendars know.
      const end = compose('ms' in duration ? shift(duration.ms) : mapOf(duration, bound), at);
      order.delayed(end, at);
      return end;
    }),
    afterAtLeast: (at, duration) =>
      compose('ms' in duration ? shift(duration.ms) : mapOf(duration, 'earliest'), at),
    justBefore: once((at) => {
      const before = compose(oneLess, at);
      order.justBefore(before, at);
      return before;
    }),
    join(a, b) {
      if (holdsAsLong(a, b) && order.isLater(b, a)) return b;
      return holdsAsLong(b, a) && order.isLater(a, b) ? a : max(a, b);
    },
    meet(a, b) {
      if (order.isLater(b, a)) return a;
      return order.isLater(a, b) ? b : min(a, b);
    },
    until(at, moment) {
      const end = max(at, moment);
      order.later(end, at);
      return end;
    },
    isNeverLater(a, b) {
      const least = slack(b, a);
      return least !== undefined && least.ms >= 0;
    },
  };
}

const oneLess = shift(-1);

type MapOfMap = (at: TimeMap) => TimeMap;

/** Computes once for each map. */
function once(compute: MapOfMap): MapOfMap {
  const known = new WeakMap<TimeMap, TimeMap>();
  return (at) => {
    const found = known.get(at) ?? compute(at);
    known.set(at, found);
    return found;
  };
}

/** Computes once for each map and each object that a step has for its duration. */
function eachOnce(
  compute: (at: TimeMap, duration: Duration) => TimeMap,
): (at: TimeMap, duration: Duration) => TimeMap {
  const known = new WeakMap<Duration, MapOfMap>();
  return (at, duration) => {
    const after = known.get(duration) ?? once((from) => compute(from, duration));
    known.set(duration, after);
    return after(at);
  };
}

/** Whether `a` is known for all starts for which `b` is. */
const holdsAsLong = (a: TimeMap, b: TimeMap): boolean =>
  a.certifiedUntil >= b.certifiedUntil && a.from <= b.from;

/**
 * Which maps are known to be nowhere earlier than others, from how they were made. Paths that part and join again mostly differ by a
 * delay on one of them; then the maps themselves need not be compared.
 */
function createKnownOrder() {
  const earlierOf = new WeakMap<TimeMap, TimeMap>();
  /** Maps that are at least a millisecond later than the earlier one: every delay is. */
  const delayed = new WeakSet<TimeMap>();
  return {
    later(end: TimeMap, at: TimeMap): void {
      earlierOf.set(end, at);
    },
    delayed(end: TimeMap, at: TimeMap): void {
      earlierOf.set(end, at);
      delayed.add(end);
    },
    justBefore(before: TimeMap, at: TimeMap): void {
      const earlier = earlierOf.get(at);
      if (earlier !== undefined && delayed.has(at)) earlierOf.set(before, earlier);
      earlierOf.set(at, before);
      delayed.delete(at);
    },
    isLater(later: TimeMap, earlier: TimeMap): boolean {
      let at: TimeMap | undefined = later;
      for (let steps = 0; at !== undefined && at !== earlier && steps < longestLook; steps += 1)
        at = earlierOf.get(at);
      return at === earlier;
    },
  };
}

/** How many delays are looked back; for more, comparing both maps is as cheap. */
const longestLook = 40;
