import { assert, constantFrom, integer, nat, oneof, property } from 'fast-check';
import type { CalendarTable } from '../../../engine/model/calendar.ts';
import { deadline, workingTime } from '../../../engine/time/deadline.ts';
import { berlin, berlinAlways, berlinNights, day, shanghai, shopHours } from './tables.ts';

const calendars = {
  cn: shanghai,
  shop: shopHours,
  de: berlin,
  always: berlinAlways,
  night: berlinNights,
};
const minute = 60_000;

/** Minutes since the epoch that are open, found without any of the code under test. */
const isOpen = (at: number, table: CalendarTable): boolean => {
  const wall = Math.floor(wallMinute(at, table));
  const local = Math.floor(wall / 1440);
  const hours =
    table.exceptions.find(([d]) => d === local)?.[1] ?? table.weekly[(local + 3) % 7] ?? [];
  return hours.some(
    ([opens, closes]) => opens <= wall - local * 1440 && wall - local * 1440 < closes,
  );
};
const walk = (from: number, minutes: number, table: CalendarTable): number => {
  let at = from;
  for (let left = minutes; left > 0; at += minute) if (isOpen(at, table)) left -= 1;
  return at;
};

const names = constantFrom(...(Object.keys(calendars) as (keyof typeof calendars)[]));
const starts = oneof(
  integer({ min: day('2026-09-24') * 1440, max: day('2026-10-28') * 1440 }),
  integer({ min: day('2026-03-25') * 1440, max: day('2026-04-01') * 1440 }),
  integer({ min: day('2026-01-01') * 1440, max: day('2027-12-31') * 1440 }),
).map((m) => m * minute);

test('working time agrees with a walk over every minute', () => {
  assert(
    property(names, starts, integer({ min: 1, max: 3000 }), (calendar, from, minutes) => {
      const end = walk(from, minutes, calendars[calendar]);
      expect(deadline(from, { businessMs: minutes * minute, calendar }, calendars)).toBe(end);
      expect(workingTime(from, end, calendars[calendar])).toBe(minutes * minute);
    }),
    { numRuns: 300 },
  );
});

test('entering later never means leaving earlier', () => {
  assert(
    property(
      names,
      starts,
      nat(20_000),
      integer({ min: 1, max: 2000 }),
      (calendar, from, later, minutes) => {
        const duration = { businessMs: minutes * minute, calendar };
        expect(deadline(from + later * minute, duration, calendars)).toBeGreaterThanOrEqual(
          deadline(from, duration, calendars),
        );
      },
    ),
  );
});

test('a business day ends in working hours, at the same clock time, so many working days on', () => {
  assert(
    property(
      constantFrom('cn', 'de'),
      starts,
      integer({ min: 1, max: 12 }),
      (calendar, from, businessDays) => {
        const table = calendars[calendar];
        const at = deadline(from, { businessDays, calendar }, calendars);
        const start = firstOpen(from, table);
        expect(isOpen(at, table)).toBe(true);
        expect(workedMornings(start, at, table)).toBe(businessDays);
        expect((wallMinute(at, table) - wallMinute(start, table)) % 1440).toBe(0);
      },
    ),
    { numRuns: 300 },
  );
});

const wallMinute = (at: number, table: CalendarTable): number =>
  at / minute + (table.offsets.findLast(([from], i) => i === 0 || from <= at)?.[1] ?? 0);
const firstOpen = (from: number, table: CalendarTable): number => {
  let at = from;
  while (!isOpen(at, table)) at += minute;
  return at;
};
/** Office days are those that are open at ten o'clock. */
const workedMornings = (start: number, end: number, table: CalendarTable): number => {
  const dayOf = (at: number): number => Math.floor(wallMinute(at, table) / 1440);
  let days = 0;
  for (let at = start + minute; dayOf(at) <= dayOf(end); at += minute) {
    const isTen = wallMinute(at, table) % 1440 === 600;
    if (isTen && dayOf(at) > dayOf(start) && isOpen(at, table)) days += 1;
  }
  return days;
};
