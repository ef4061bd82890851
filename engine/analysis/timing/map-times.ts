import type { BoundSide } from '../../time/maps/monotone.ts';
import { durationMaps } from '../../time/maps/of-duration.ts';
import type { Calendars } from '../../time/deadline.ts';
import { compose } from '../../time/maps/compose.ts';
import { max, min } from '../../time/maps/overlay.ts';
import { type Domain, shift, type TimeMap } from '../../time/maps/time-map.ts';
import type { TimeDomain } from './time-domain.ts';

/** Counts for every start of a domain at once, bounded from one side. */
export function mapTimeDomain(
  calendars: Calendars,
  domain: Domain,
  bound: BoundSide = 'latest',
): TimeDomain<TimeMap> {
  const mapOf = durationMaps(calendars, domain);
  // Ways that part and meet again mostly differ by what one of them has waited: which is later then needs no looking.
  const since = new WeakMap<TimeMap, TimeMap>();
  const waited = new WeakSet<TimeMap>();
  const follows = (later: TimeMap, earlier: TimeMap): boolean => {
    let at: TimeMap | undefined = later;
    for (let steps = 0; at !== undefined && at !== earlier && steps < longestLook; steps += 1)
      at = since.get(at);
    return at === earlier;
  };
  return {
    after(at, duration) {
      // Natural time passes alike beyond what calendars know.
      const end = compose('ms' in duration ? shift(duration.ms) : mapOf(duration, bound), at);
      since.set(end, at);
      waited.add(end);
      return end;
    },
    justBefore(at) {
      const before = compose(oneLess, at);
      const start = since.get(at);
      // Every wait is longer than a millisecond.
      if (start !== undefined && waited.has(at)) since.set(before, start);
      since.set(at, before);
      waited.delete(at);
      return before;
    },
    join(a, b) {
      if (holdsAsLong(a, b) && follows(b, a)) return b;
      return holdsAsLong(b, a) && follows(a, b) ? a : max(a, b);
    },
    meet(a, b) {
      if (follows(b, a)) return a;
      return follows(a, b) ? b : min(a, b);
    },
    mayFollow: () => true,
    until(at, moment) {
      const end = max(at, moment);
      since.set(end, at);
      return end;
    },
    trace: (at) => at,
  };
}

const oneLess = shift(-1);

/** Of a chain of waits; beyond it, looking at both maps is as cheap. */
const longestLook = 40;

/** Whether `a` is known for all starts for which `b` is. */
const holdsAsLong = (a: TimeMap, b: TimeMap): boolean =>
  a.certifiedUntil >= b.certifiedUntil && a.from <= b.from;
