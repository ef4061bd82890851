import type { Duration } from '../../model/base.ts';
import type { Calendars } from '../deadline.ts';
import { compose } from './compose.ts';
import { slack } from './extrema.ts';
import type { BoundSide } from './monotone.ts';
import { durationMaps } from './of-duration.ts';
import { type Domain, identity, restrict, type TimeMap } from './time-map.ts';

/** Which lengths of time, one behind the other, surely pass before others that begin no earlier. */
export interface DurationOrder {
  /** Whether the first have passed when the others have, or so many milliseconds before, whenever they begin. */
  readonly passesBefore: (
    first: readonly Duration[],
    others: readonly Duration[],
    ms: number,
  ) => boolean;
}

/** The order over a whole horizon, which the maps of the calendars decide. Each two are compared once. */
export function durationOrder(calendars: Calendars, domain: Domain): DurationOrder {
  const mapOf = durationMaps(calendars, domain);
  const mapsOf = new Map<string, TimeMap>();
  const passed = (lengths: readonly Duration[], bound: BoundSide): TimeMap =>
    known(mapsOf, `${bound} ${JSON.stringify(lengths)}`, () =>
      lengths.reduce((at, one) => compose(mapOf(one, bound), at), restrict(identity, domain)),
    );
  const leads = new Map<string, number>();
  return orderBy((first, others) =>
    known(leads, `${JSON.stringify(first)} ${JSON.stringify(others)}`, () => {
      const least = slack(passed(others, 'earliest'), passed(first, 'latest'));
      return least?.ms ?? -Infinity;
    }),
  );
}

const orderBy = (
  lead: (first: readonly Duration[], others: readonly Duration[]) => number,
): DurationOrder => ({
  passesBefore(first, others, ms) {
    const [one, another] = [sumOf(first), sumOf(others)];
    return one !== undefined && one.unit === another?.unit
      ? another.amount - one.amount >= ms
      : lead(first, others) >= ms;
  },
});

/** What can be said without a calendar: times of one kind, natural or working time, pass in the order of their sums. */
export const orderWithoutCalendars: DurationOrder = orderBy(() => -Infinity);

/** Lengths of one unit as one, where they add up; working days do not. */
function sumOf(
  lengths: readonly Duration[],
): { readonly unit: string; readonly amount: number } | undefined {
  let amount = 0;
  const units = new Set<string>();
  for (const length of lengths) {
    if ('businessDays' in length) return undefined;
    units.add('ms' in length ? '' : length.calendar);
    amount += 'ms' in length ? length.ms : length.businessMs;
  }
  const [unit, another] = units;
  return unit === undefined || another !== undefined ? undefined : { unit, amount };
}

const known = <T>(made: Map<string, T>, key: string, make: () => T): T => {
  const found = made.get(key) ?? make();
  made.set(key, found);
  return found;
};
