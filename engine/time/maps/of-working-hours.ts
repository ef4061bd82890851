import type { CalendarTable } from '../../model/calendar.ts';
import { instantOf } from '../wall-clock.ts';
import { dayMs } from '../units.ts';
import { MapBuilder } from './builder.ts';
import { lastStart, restrict } from './time-map.ts';
import type { Domain, TimeMap } from './time-map.ts';
import { openings } from '../working-hours.ts';
import type { Instant } from '../../model/base.ts';

/** The last millisecond of the last day for which a calendar knows its holidays. */
export const lastKnown = (table: CalendarTable): Instant =>
  instantOf((table.until + 1) * dayMs, table) - 1;

/** `f` on those of its starts that end on a known day. */
export const restrictToKnownDays = (f: TimeMap, table: CalendarTable): TimeMap =>
  restrict(f, { from: f.from, to: lastStart(f, lastKnown(table)) });

/** Left at the next instant in working hours, at once when entered in them; beyond the known days too. */
export function nextOpenings(table: CalendarTable, domain: Domain): TimeMap {
  const built = new MapBuilder();
  let next = domain.from;
  for (const { start, end } of openings(domain.from, table)) {
    if (next > domain.to) break;
    if (next < start) built.add(next, start, 0);
    built.add(start, start, 1);
    next = end;
  }
  return restrict(built.finish({ from: domain.from, to: next - 1 }), domain);
}
