import { MapBuilder } from '../../time/maps/builder.ts';
import { overlay } from '../../time/maps/overlay.ts';
import { type Domain, type TimeMap, within } from '../../time/maps/time-map.ts';

/** The earliest and the latest that something can happen, for every start. */
export interface Interval<T> {
  readonly early: T;
  readonly late: T;
}

/**
 * The next instant at which something can happen, out of all starts of the domain. Composed before another map, it restricts that
 * map to the instants that can be reached. All between the earliest and the latest can, since people answer when they like.
 */
export function reachable({ early, late }: Interval<TimeMap>, domain: Domain): TimeMap {
  const built = new MapBuilder();
  let next = domain.from;
  overlay(early, late, ({ start, end, piece, other }) => {
    const first = Math.max(within(early, piece, start), next);
    const last = within(late, other, end);
    if (last < first) return;
    if (next < first) built.add(next, first, 0);
    built.add(first, first, 1);
    next = last + 1;
  });
  return built.finish({ from: domain.from, to: next - 1 });
}
