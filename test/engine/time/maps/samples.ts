import { type Arbitrary, constantFrom, integer, nat, oneof, record, tuple } from 'fast-check';
import { array, uniqueArray } from 'fast-check';
import type { CalendarTable, Hours } from '../../../../engine/model/calendar.ts';
import type { Calendars } from '../../../../engine/time/deadline.ts';
import { MapBuilder } from '../../../../engine/time/maps/builder.ts';
import { type Extreme, slack } from '../../../../engine/time/maps/extrema.ts';
import type { BoundSide } from '../../../../engine/time/maps/monotone.ts';
import { durationMaps } from '../../../../engine/time/maps/of-duration.ts';
import {
  allTime,
  apply,
  type Domain,
  identity,
  type TimeMap,
} from '../../../../engine/time/maps/time-map.ts';
import { berlin, day, shanghai } from '../tables.ts';
import type { Duration } from '../../../../engine/model/base.ts';

export const minute = 60_000;
const hour = 60 * minute;
export const dayMs = 24 * hour;

const zones: readonly CalendarTable['offsets'][] = [
  shanghai.offsets,
  berlin.offsets,
  // Lord Howe changes by half an hour; the last one repeats and skips the hour around midnight.
  [
    [0, 660],
    [Date.parse('2026-04-04T15:00Z'), 630],
    [Date.parse('2026-10-03T15:30Z'), 660],
  ],
  [
    [0, -60],
    [Date.parse('2026-03-29T01:00Z'), 0],
    [Date.parse('2026-10-25T00:30Z'), -60],
  ],
];

const hours: Arbitrary<Hours> = uniqueArray(nat(1440), { minLength: 2, maxLength: 6 }).map(
  (marks) => {
    const sorted = marks.toSorted((a, b) => a - b);
    return Array.from({ length: sorted.length >> 1 }, (_, i) => [
      sorted[2 * i] ?? 0,
      sorted[2 * i + 1] ?? 0,
    ]);
  },
);
const office: Hours = [
  [540, 720],
  [780, 1080],
];
const always: Hours = [[0, 1440]];
const open = oneof(hours, constantFrom(office, always));
const perhapsOpen = oneof(open, constantFrom<Hours>([], office));

/** Around both changes of the clock of 2026: lunch breaks, nights, holidays, make-up days. */
export const tables: Arbitrary<CalendarTable> = record({
  offsets: constantFrom(...zones),
  weekdays: open,
  weekly: tuple(perhapsOpen, perhapsOpen, perhapsOpen),
  holidays: array(tuple(nat(400), perhapsOpen), { maxLength: 12 }),
  known: integer({ min: 20, max: 420 }),
}).map(({ offsets, weekdays, weekly: [friday, saturday, sunday], holidays, known }) => ({
  zone: 'Random',
  weekly: [weekdays, weekdays, weekdays, weekdays, friday, saturday, sunday],
  exceptions: [
    ...new Map(holidays.map(([n, dayHours]) => [day('2026-01-01') + n, dayHours] as const)),
  ].toSorted(([a], [b]) => a - b),
  offsets,
  until: day('2026-01-01') + known,
}));

export const durations: Arbitrary<Duration> = oneof(
  integer({ min: 1, max: 5 * dayMs }).map((ms) => ({ ms })),
  tuple(integer({ min: 1, max: 40 * hour }), constantFrom('a', 'b')).map(
    ([businessMs, calendar]) => ({ businessMs, calendar }),
  ),
  tuple(integer({ min: 1, max: 60 * 40 }), constantFrom('a', 'b')).map(([minutes, calendar]) => ({
    businessMs: minutes * minute,
    calendar,
  })),
  tuple(integer({ min: 1, max: 12 }), constantFrom('a', 'b')).map(([businessDays, calendar]) => ({
    businessDays,
    calendar,
  })),
);

export const calendars = record({ a: tables, b: tables });

/** Some weeks of 2026, beginning at any millisecond. */
export const domains: Arbitrary<Domain> = tuple(
  integer({ min: 0, max: 340 * dayMs }),
  integer({ min: 0, max: 70 * dayMs }),
).map(([after, length]) => {
  const from = Date.parse('2026-01-01T00:00Z') + after;
  return { from, to: from + length };
});

/** The instants around every breakpoint, and a few of the rest; all lie in the map's domain. */
export const samples = (f: TimeMap, others: readonly number[] = []): readonly number[] =>
  [...[...f.starts].flatMap((at) => [at - 1, at, at + 1]), ...others, f.certifiedUntil]
    .filter((at) => f.from <= at && at <= f.certifiedUntil)
    .toSorted((a, b) => a - b);

/** Every so many milliseconds of the domain. */
export const every = (step: number, { from, to }: Domain): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

export const at = (f: TimeMap, instant: number): number => apply(f, instant) ?? NaN;

/** The map of a single duration. */
export const durationMap = (
  duration: Duration,
  both: Calendars,
  domain: Domain,
  bound: BoundSide = 'latest',
): TimeMap => durationMaps(both, domain)(duration, bound);

/** Left at `moment`, or as soon as entered after it. */
export function until(moment: number): TimeMap {
  const built = new MapBuilder();
  built.add(allTime.from, moment, 0);
  built.add(moment, moment, 1);
  return built.finish(allTime);
}

/** The most that `f(t) - t` can be, and the first start that has it. */
export function longest(f: TimeMap): Extreme | undefined {
  const most = slack(identity, f);
  return most && { at: most.at, ms: 0 - most.ms };
}

/** Whether both hold for the same starts and lead to the same instants. */
export const equal = (f: TimeMap, g: TimeMap): boolean =>
  f.from === g.from &&
  f.certifiedUntil === g.certifiedUntil &&
  [...samples(f), ...samples(g)].every((start) => at(f, start) === at(g, start));

/** The errors in the representation of a map. */
export const violations = (f: TimeMap): readonly string[] => {
  const found: string[] = [];
  if (f.certifiedUntil < f.from) return f.starts.length === 0 ? [] : ['pieces without a domain'];
  if (f.starts[0] !== f.from) found.push('begins elsewhere');
  if ((f.starts.at(-1) ?? NaN) > f.certifiedUntil) found.push('a piece beyond the end');
  const all = samples(f);
  all.forEach((instant, i) => {
    if (!Number.isSafeInteger(at(f, instant))) found.push(`no instant at ${instant}`);
    if (at(f, all[i - 1] ?? instant) > at(f, instant)) found.push(`goes back at ${instant}`);
  });
  return found;
};

/** Pieces one behind the other: how long each is, how far its value lies from where the one before ended, and its slope. */
export type WrittenPieces = readonly (readonly [length: number, jump: number, slope: number])[];

/** The map of a few pieces, from 0. */
export function mapOfPieces(pieces: WrittenPieces): TimeMap {
  const built = new MapBuilder();
  let [start, reached] = [0, 10];
  for (const [length, jump, slope] of pieces) {
    built.add(start, reached + jump, slope);
    start += length;
    reached += jump + slope * (length - 1);
  }
  return built.finish({ from: 0, to: start - 1 });
}

/** A few pieces of a few milliseconds, with jumps of no less than this. */
export const fewPieces = (leastJump: number): Arbitrary<WrittenPieces> =>
  array(tuple(integer({ min: 1, max: 4 }), integer({ min: leastJump, max: 3 }), nat(1)), {
    minLength: 1,
    maxLength: 6,
  });

/** The value at each millisecond of the domain. */
export const valuesOf = (f: TimeMap): readonly number[] =>
  every(1, { from: f.from, to: f.certifiedUntil }).map((start) => at(f, start));
