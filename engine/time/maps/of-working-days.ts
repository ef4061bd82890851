import type { CalendarTable } from '../../model/calendar.ts';
import { offsetPeriods } from '../wall-clock.ts';
import { dayMs } from '../units.ts';
import { MapBuilder } from './builder.ts';
import { type BoundSide, monotone } from './monotone.ts';
import { through } from './compose.ts';
import { restrictToKnownDays, nextOpenings } from './of-working-hours.ts';
import { allTime, endOf, restrict, valueOf, within } from './time-map.ts';
import type { Domain, TimeMap } from './time-map.ts';
import { hoursOf, openings, workingDayAfter } from '../working-hours.ts';
import type { Instant } from '../../model/base.ts';

/** The same clock time some working days on: onto the wall clock, on by days, back to instants, and to the next opening. */
export function workingDaysMap(
  { days, bound }: { readonly days: number; readonly bound: BoundSide },
  table: CalendarTable,
  domain: Domain,
): TimeMap {
  const targets = clockTargets(days, table, domain);
  if (targets.starts.length === 0) return targets;
  const instants = through(fromWall(table), targets);
  const open = nextOpenings(table, valueRange(instants));
  return restrictToKnownDays(monotone(through(open, instants), bound), table);
}

/** What the clock on the wall shows at the target, for the starts whose target is a known day. */
const clockTargets = (days: number, table: CalendarTable, domain: Domain): TimeMap => {
  const built = new MapBuilder();
  const wallAt = wallClocks(table);
  const dayAfter = daysOn(days, table);
  let next = domain.from;
  for (const { start, end } of openings(domain.from, table)) {
    const wall = wallAt(start);
    const day = Math.floor(wall / dayMs);
    const target = dayAfter(day);
    if (next > domain.to || target > table.until) break;
    const clock = (target - day) * dayMs + wall;
    if (next < start) built.add(next, clock, 0);
    built.add(start, clock, 1);
    next = end;
  }
  return restrict(built.finish({ from: domain.from, to: next - 1 }), domain);
};

/** `wallClock` for instants in ascending order. */
const wallClocks = (table: CalendarTable): ((at: Instant) => number) => {
  const all = [...offsetPeriods(-Infinity, table)];
  let current = 0;
  return (at) => {
    while (at >= (all[current]?.to ?? Infinity)) current += 1;
    return at + (all[current]?.shift ?? 0);
  };
};

/** `workingDayAfter` for days in ascending order: each target goes on from the one before it, so that all together look at every day once. */
const daysOn = (days: number, table: CalendarTable): ((day: number) => number) => {
  let last: { readonly day: number; readonly target: number } | undefined;
  return (day) => {
    let target = last?.target ?? 0;
    if (last === undefined || day < last.day) target = workingDayAfter(day, days, table);
    else {
      for (let passed = last.day + 1; passed <= day; passed += 1) {
        if (hoursOf(passed, table).length > 0) target = workingDayAfter(target, 1, table);
      }
    }
    last = { day, target };
    return target;
  };
};

/** `instantOf` as a map from what the wall clock shows. */
const fromWall = (table: CalendarTable): TimeMap => {
  const built = new MapBuilder();
  let wall = allTime.from;
  for (const { from, to, shift } of offsetPeriods(-Infinity, table)) {
    if (wall < from + shift) {
      built.add(wall, from, 0);
      wall = from + shift;
    }
    if (wall < to + shift) {
      built.add(wall, wall - shift, 1);
      wall = to + shift;
    }
  }
  return built.finish(allTime);
};

/** From the earliest to the latest of all values. */
const valueRange = (f: TimeMap): Domain => {
  let [from, to] = [Infinity, -Infinity];
  for (let piece = 0; piece < f.starts.length; piece += 1) {
    from = Math.min(from, valueOf(f, piece));
    to = Math.max(to, within(f, piece, endOf(f, piece)));
  }
  return { from, to };
};
