import { array, assert, constantFrom, double, integer, property } from 'fast-check';
import type { CalendarTable } from '../../../../engine/model/calendar.ts';
import { deadline } from '../../../../engine/time/deadline.ts';
import { wallClock } from '../../../../engine/time/wall-clock.ts';
import { durationMaps } from '../../../../engine/time/maps/of-duration.ts';
import { apply, type Domain } from '../../../../engine/time/maps/time-map.ts';
import {
  at,
  calendars,
  dayMs,
  domains,
  durationMap,
  durations,
  equal,
  every,
  longest,
  violations,
  minute,
  samples,
  tables,
} from './samples.ts';
import { berlinNights, shanghai } from '../tables.ts';
import type { Duration } from '../../../../engine/model/base.ts';

const fractions = array(double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });
const within = ({ from, to }: Domain, fraction: number): number =>
  from + Math.floor((to - from) * fraction);

test('a map says what the run time says: at every breakpoint, around it and anywhere', () => {
  assert(
    property(calendars, durations, domains, fractions, (both, duration, domain, some) => {
      const latest = durationMap(duration, both, domain, 'latest');
      const earliest = durationMap(duration, both, domain, 'earliest');
      expect([...violations(latest), ...violations(earliest)]).toEqual([]);
      const others = [...samples(earliest), ...some.map((fraction) => within(domain, fraction))];
      const wrong = samples(latest, others).filter((start) => {
        const end = deadline(start, duration, both);
        // Where no working day is counted from a repeated hour, both bounds are the run time's own instant.
        if (!('businessDays' in duration)) return at(latest, start) !== end;
        return at(latest, start) < end || (apply(earliest, start) ?? end) > end;
      });
      expect(wrong).toEqual([]);
    }),
    { seed: 51, numRuns: 150 },
  );
});

const running = (all: readonly number[], most: typeof Math.max): readonly number[] => {
  let reached = all[0] ?? NaN;
  return all.map((end) => (reached = most(reached, end)));
};

test('working days are exact where the clock is not set back, and else the tightest monotone bound', () => {
  const days = integer({ min: 1, max: 4 });
  const weekends = constantFrom(
    '2026-03-28',
    '2026-04-03',
    '2026-10-02',
    '2026-10-23',
    '2026-07-03',
  );
  assert(
    property(tables, days, weekends, (table, businessDays, weekend) => {
      const a = { ...table, until: table.until + 400 };
      const duration = { businessDays, calendar: 'a' };
      const from = Date.parse(`${weekend}T00:00Z`);
      const domain = { from, to: from + 3 * dayMs - 1 };
      const starts = every(minute, domain).flatMap((start) => [start, start + minute - 1]);
      const ends = starts.map((start) => deadline(start, duration, { a }));
      const latest = durationMap(duration, { a }, domain, 'latest');
      const earliest = durationMap(duration, { a }, domain, 'earliest');
      expect(starts.map((start) => at(latest, start))).toEqual(running(ends, Math.max));
      expect(starts.map((start) => at(earliest, start))).toEqual(
        running(ends.toReversed(), Math.min).toReversed(),
      );
    }),
    { seed: 52, numRuns: 20 },
  );
});

const isKnown = (end: number, table: CalendarTable): boolean =>
  Math.floor(wallClock(end, table) / dayMs) <= table.until;

test('a map holds as long as its ends are on known days', () => {
  const business = durations.filter((duration) => !('ms' in duration));
  assert(
    property(tables, business, domains, (table, duration, domain) => {
      const both = { a: table, b: table };
      const last = durationMap(duration, both, domain).certifiedUntil;
      const known = [last, last + 1]
        .filter((start) => domain.from <= start && start <= domain.to)
        .map((start) => isKnown(deadline(start, duration, both), table));
      const expected = last < domain.from ? [false] : [true, false];
      expect(known).toEqual(last === domain.to ? [true] : expected);
    }),
    { seed: 53, numRuns: 150 },
  );
});

const year: Domain = { from: Date.parse('2026-01-01T00:00Z'), to: Date.parse('2026-12-31T00:00Z') };
const iso = (instant: number | undefined): string | undefined =>
  instant === undefined ? undefined : new Date(instant).toISOString().replace(':00.000Z', 'Z');
const utc = (local: string): string => new Date(local).toISOString().replace(':00.000Z', 'Z');

// prettier-ignore
test.each<[string, Duration, CalendarTable, string, string]>([
  ['entered in the last open millisecond, left the same evening', { businessMs: 1, calendar: 'a' }, shanghai, '2026-09-28T17:59:59.999+08:00', '2026-09-28T18:00+08:00'],
  ['entered one millisecond later, left the next morning', { businessMs: 1, calendar: 'a' }, shanghai, '2026-09-28T18:00+08:00', '2026-09-29T09:00:00.001+08:00'],
  ['a holiday week does not count', { businessMs: 8 * 60 * minute, calendar: 'a' }, shanghai, '2026-09-30T16:00+08:00', '2026-10-08T16:00+08:00'],
  ['a repeated hour is worked twice', { businessMs: 180 * minute, calendar: 'a' }, berlinNights, '2026-10-25T00:30+02:00', '2026-10-25T02:50+01:00'],
  ['a working day from the second pass of a repeated hour is not over before one from the first', { businessDays: 1, calendar: 'a' }, berlinNights, '2026-10-25T02:10+01:00', '2026-10-26T09:00+01:00'],
])('%s', (_title, duration, a, start, end) => {
  expect(iso(apply(durationMap(duration, { a }, year), Date.parse(start)))).toBe(utc(end));
});

test('the longest wait comes with its date', () => {
  const found = longest(
    durationMap({ businessMs: 8 * 60 * minute, calendar: 'a' }, { a: shanghai }, year),
  );
  expect({ at: iso(found?.at), hours: (found?.ms ?? NaN) / 3_600_000 }).toEqual({
    at: utc('2026-09-30T09:00:00.001+08:00'),
    hours: 192,
  });
});

test.each<[string, Duration, string]>([
  ['eight business hours', { businessMs: 480 * minute, calendar: 'a' }, '2026-12-31T09:00+08:00'],
  ['two business days', { businessDays: 2, calendar: 'a' }, '2026-12-29T17:59:59.999+08:00'],
])('%s are certified for starts until they end on the last known day', (_title, duration, last) => {
  const f = durationMap(duration, { a: shanghai }, { ...year, to: year.to + 30 * dayMs });
  expect(new Date(f.certifiedUntil).toISOString()).toBe(new Date(last).toISOString());
});

test('a calendar whose known days are over certifies nothing', () => {
  const late = { from: Date.parse('2027-03-01T00:00Z'), to: Date.parse('2027-04-01T00:00Z') };
  const f = durationMap({ businessMs: 1, calendar: 'a' }, { a: shanghai }, late);
  expect([f.certifiedUntil < f.from, apply(f, late.from), longest(f)]).toEqual([
    true,
    undefined,
    undefined,
  ]);
});

test('a calendar that is not in the plan is refused', () => {
  expect(() => durationMap({ businessDays: 1, calendar: 'a' }, {}, year)).toThrow(
    expect.objectContaining({ code: 'unknown-calendar' }) as Error,
  );
});

test('maps of one domain are made once', () => {
  const map = durationMaps({ a: shanghai }, year);
  const duration = { businessDays: 2, calendar: 'a' };
  expect(map({ ...duration })).toBe(map({ ...duration }));
  expect(map(duration, 'earliest')).not.toBe(map(duration));
  expect(equal(map(duration), durationMap(duration, { a: shanghai }, year))).toBe(true);
});
