import type { Bound } from '../time/map-closure.ts';
import { durationMaps } from '../time/map-duration.ts';
import type { Calendars } from '../time/deadline.ts';
import { compose } from '../time/map-compose.ts';
import { max, min } from '../time/map-overlay.ts';
import { type Domain, shift, type TimeMap } from '../time/map.ts';
import type { Times } from './times.ts';

/** Counts for every start of a domain at once, bounded from one side. */
export function mapTimes(
  calendars: Calendars,
  domain: Domain,
  bound: Bound = 'latest',
): Times<TimeMap> {
  const mapOf = durationMaps(calendars, domain);
  const behind = new WeakMap<TimeMap, TimeMap>();
  return {
    // Natural time passes alike beyond what calendars know.
    after: (at, duration) =>
      compose('ms' in duration ? shift(duration.ms) : mapOf(duration, bound), at),
    justBefore(at) {
      const before = compose(oneLess, at);
      behind.set(before, at);
      return before;
    },
    // An answer and the silence of the same task meet again and again; which is later needs no looking.
    later(a, b) {
      if (a === b || behind.get(b) === a) return a;
      return behind.get(a) === b ? b : max(a, b);
    },
    mayFollow: () => true,
    until: (at, moment) => max(at, moment),
    sooner: (a, b) => (a === b ? a : min(a, b)),
    noting: (at) => at,
  };
}

const oneLess = shift(-1);
