import { FlowError } from '../model/flow-error.ts';
import type { CalendarTable, Hours } from '../model/calendar.ts';
import { weekday } from './day.ts';
import { type OffsetPeriod, offsetPeriods } from './wall-clock.ts';
import { dayMs, minuteMs } from './units.ts';
import type { Instant } from '../model/base.ts';

/** Instants `[start, end)` at which working time passes. */
export interface WorkingInterval {
  readonly start: Instant;
  readonly end: Instant;
}

/** Everything open from `from` on, ascending and without end; the first is cut at `from`. */
export function* openings(from: Instant, table: CalendarTable): Generator<WorkingInterval> {
  // An opening is at most a day long, so none that reaches `from` began before the day before.
  for (let block = Math.floor((from - dayMs) / blockMs); ; block += 1)
    for (const opening of openingsOf(block, table)) {
      if (opening.end <= from) continue;
      yield opening.start < from ? { start: from, end: opening.end } : opening;
    }
}

/** The first instant, `at` itself or later, that lies in working hours. */
export const nextOpen = (at: Instant, table: CalendarTable): Instant => {
  for (const { start } of openings(at, table)) return start;
  return at;
};

/** The hours of a local day, counted from 1970-01-01. */
export const hoursOf = (day: number, table: CalendarTable): Hours =>
  exceptionOn(day, table) ?? table.weekly[weekday(day)] ?? [];

/** The day that is `count` working days after `day`. */
export const workingDayAfter = (day: number, count: number, table: CalendarTable): number => {
  let found = day;
  for (let left = count; left > 0;) {
    found += 1;
    if (hoursOf(found, table).length > 0) left -= 1;
  }
  return found;
};

/** Deadlines are asked for again and again over the same weeks: their openings are worked out once for each table. */
const blockMs = 32 * dayMs;
const blocks = new WeakMap<CalendarTable, Map<number, readonly WorkingInterval[]>>();

function openingsOf(block: number, table: CalendarTable): readonly WorkingInterval[] {
  const known = blocks.get(table) ?? new Map<number, readonly WorkingInterval[]>();
  blocks.set(table, known);
  const found = known.get(block) ?? computeOpenings(block, table);
  known.set(block, found);
  return found;
}

/** The openings that begin in a block. */
function computeOpenings(block: number, table: CalendarTable): readonly WorkingInterval[] {
  if (!table.weekly.some((hours) => hours.length > 0)) {
    throw new FlowError('unknown-calendar', `a calendar of "${table.zone}" is never open`);
  }
  const within = { start: block * blockMs, end: (block + 1) * blockMs };
  const found: WorkingInterval[] = [];
  for (const stretch of offsetPeriods(within.start, table)) {
    if (stretch.from >= within.end) break;
    found.push(...openingsIn(stretch, within, table));
  }
  return found;
}

/** Those of a stretch that begin within some time. */
function* openingsIn(
  { from, to, shift }: OffsetPeriod,
  block: WorkingInterval,
  table: CalendarTable,
): Generator<WorkingInterval> {
  let day = Math.floor((Math.max(from, block.start) + shift) / dayMs);
  for (let midnight = day * dayMs - shift; midnight < Math.min(to, block.end); midnight += dayMs) {
    for (const [opens, closes] of hoursOf(day, table)) {
      const start = Math.max(from, midnight + opens * minuteMs);
      const end = Math.min(to, midnight + closes * minuteMs);
      if (start < end && start >= block.start && start < block.end) yield { start, end };
    }
    day += 1;
  }
}

const exceptionOn = (day: number, { exceptions }: CalendarTable): Hours | undefined => {
  let low = 0;
  let high = exceptions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((exceptions[middle]?.[0] ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  const found = exceptions[low];
  return found?.[0] === day ? found[1] : undefined;
};
