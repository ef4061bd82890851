import { assert, constantFrom, property } from 'fast-check';
import type { CalendarTable } from '../../../../engine/model/calendar.ts';
import { clockMap, nextClockTime } from '../../../../engine/time/maps/clock.ts';
import { openingMap } from '../../../../engine/time/maps/of-working-hours.ts';
import { nextOpen } from '../../../../engine/time/working-hours.ts';
import { apply, type Domain } from '../../../../engine/time/maps/time-map.ts';
import { at, dayMs, domains, every, violations, minute, samples, tables } from './samples.ts';
import { berlin, shanghai } from '../tables.ts';

const clock = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};
const utc = (local: string): string => new Date(local).toISOString();

// prettier-ignore
test.each<[string, CalendarTable, string, string, string]>([
  ['later on the same day', shanghai, '10:00', '2026-09-28T09:59+08:00', '2026-09-28T10:00+08:00'],
  ['at once when it is that time', shanghai, '10:00', '2026-09-28T10:00+08:00', '2026-09-28T10:00+08:00'],
  ['the next day one millisecond later', shanghai, '10:00', '2026-09-28T10:00:00.001+08:00', '2026-09-29T10:00+08:00'],
  ['on a holiday as on any day', shanghai, '10:00', '2026-09-30T12:00+08:00', '2026-10-01T10:00+08:00'],
  ['at the end of a skipped hour', berlin, '02:30', '2026-03-29T00:00+01:00', '2026-03-29T03:00+02:00'],
  ['in the first pass of a repeated hour', berlin, '02:30', '2026-10-25T00:00+02:00', '2026-10-25T02:30+02:00'],
  ['not again in its second pass', berlin, '02:30', '2026-10-25T02:10+01:00', '2026-10-26T02:30+01:00'],
])('a clock time comes %s', (_title, table, time, start, end) => {
  const from = Date.parse(start);
  expect(new Date(nextClockTime(from, clock(time), table)).toISOString()).toBe(utc(end));
  expect(apply(clockMap(clock(time), table, { from: from - dayMs, to: from + dayMs }), from)).toBe(Date.parse(end));
});

/** What a clock on the wall shows at every minute, found without any of the code under test. */
const wall = (instant: number, table: CalendarTable): number =>
  instant +
  (table.offsets.findLast(([since], i) => i === 0 || since <= instant)?.[1] ?? 0) * minute;
const sinceEpoch = (instant: number, table: CalendarTable, time: number): number =>
  Math.floor((wall(instant, table) - time * minute) / dayMs);

test('a clock time agrees with a look at the clock on every minute', () => {
  const times = constantFrom(
    '00:00',
    '00:30',
    '01:45',
    '02:00',
    '02:30',
    '10:00',
    '23:15',
    '23:59',
  ).map(clock);
  const weekends = constantFrom(
    '2026-03-27',
    '2026-04-03',
    '2026-10-02',
    '2026-10-23',
    '2026-07-03',
  );
  assert(
    property(tables, times, weekends, ({ until, ...rest }, time, weekend) => {
      const table = { ...rest, until: until + 400 };
      const from = Date.parse(`${weekend}T00:00Z`);
      const domain: Domain = { from, to: from + 3 * dayMs };
      const f = clockMap(time, table, domain);
      expect(violations(f)).toEqual([]);
      // It comes when the count of days that have come to that time rises above all it has been.
      let reached = sinceEpoch(from - 2 * dayMs, table, time);
      const came = every(minute, { from: from - 2 * dayMs, to: domain.to + 2 * dayMs }).filter(
        (instant) => {
          const count = sinceEpoch(instant, table, time);
          if (count <= reached) return false;
          reached = count;
          return true;
        },
      );
      const wrong = every(minute, domain)
        .flatMap((start) => [start, Math.min(start + 1, domain.to)])
        .filter((start) => at(f, start) !== came.find((instant) => instant >= start));
      expect(wrong).toEqual([]);
    }),
    { seed: 81, numRuns: 25 },
  );
});

test('the next opening, as for quiet hours', () => {
  assert(
    property(tables, domains, (table, domain) => {
      const f = openingMap(table, domain);
      expect(violations(f)).toEqual([]);
      expect(samples(f).filter((start) => at(f, start) !== nextOpen(start, table))).toEqual([]);
    }),
    { seed: 82, numRuns: 200 },
  );
});
