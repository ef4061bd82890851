import type { CalendarTable } from '../../model/calendar.ts';
import { MapBuilder } from './builder.ts';
import { compose } from './compose.ts';
import { restrictToKnownDays, lastKnown } from './of-working-hours.ts';
import { identity, restrict, shift } from './time-map.ts';
import type { Domain, TimeMap } from './time-map.ts';
import { type WorkingInterval, openings } from '../working-hours.ts';

/**
 * Maps to the instant at which so much working time has passed: there and back again through the count of working milliseconds.
 * All maps of a calendar share that count.
 */
export function workingTimeMaps(table: CalendarTable, domain: Domain): (ms: number) => TimeMap {
  const open = knownOpenings(table, domain);
  const [there, back] = [worked(open, domain), endOfWork(open)];
  return (ms) =>
    ms <= 0
      ? restrictToKnownDays(restrict(identity, domain), table)
      : restrictToKnownDays(compose(back, compose(shift(ms), there)), table);
}

const knownOpenings = (table: CalendarTable, { from }: Domain): readonly WorkingInterval[] => {
  const known = lastKnown(table);
  const found: WorkingInterval[] = [];
  for (const opening of openings(from, table)) {
    if (opening.start > known) break;
    found.push(opening);
  }
  return found;
};

/** Working milliseconds between the start of the domain and an instant of it. */
const worked = (open: readonly WorkingInterval[], { from, to }: Domain): TimeMap => {
  const built = new MapBuilder();
  let total = 0;
  let next = from;
  for (const { start, end } of open) {
    if (next < start) built.add(next, total, 0);
    built.add(start, total, 1);
    total += end - start;
    next = end;
  }
  built.add(next, total, 0);
  return restrict(built.finish({ from, to: Math.max(next, to) }), { from, to });
};

/** The earliest instant by which so many milliseconds have been worked, for one or more of them. */
const endOfWork = (open: readonly WorkingInterval[]): TimeMap => {
  const built = new MapBuilder();
  let total = 0;
  for (const { start, end } of open) {
    built.add(total + 1, start + 1, 1);
    total += end - start;
  }
  return built.finish({ from: 1, to: total });
};
