import { offsetsOf } from '../engine/compiler/files/calendar/zone-offsets.ts';
import type { CalendarTable, Hours } from '../engine/model/calendar.ts';
import { dayOf } from '../engine/time/day.ts';
import type { Domain } from '../engine/time/maps/time-map.ts';
import type { Duration } from '../engine/model/base.ts';
import { hourMs, minuteMs } from '../engine/time/units.ts';

// Two years of two offices, and many mixed steps that fit into them.

const office: Hours = [
  [540, 720],
  [780, 1080],
];
const day = (iso: string): number => dayOf(iso) ?? NaN;
const week = (iso: string) => Array.from({ length: 7 }, (_, i) => [day(iso) + i, []] as const);

const shanghai: CalendarTable = {
  zone: 'Asia/Shanghai',
  weekly: [office, office, office, office, office, [], []],
  exceptions: [
    ...week('2026-02-16'),
    ...week('2026-10-01'),
    [day('2026-10-10'), office],
    ...week('2027-02-05'),
    ...week('2027-10-01'),
    [day('2027-10-09'), office],
  ],
  offsets: offsetsOf('Asia/Shanghai', 2027),
  until: day('2027-12-31'),
};
export const calendars = {
  cn: shanghai,
  de: {
    ...shanghai,
    zone: 'Europe/Berlin',
    exceptions: [],
    offsets: offsetsOf('Europe/Berlin', 2027),
  },
};
export const horizon: Domain = { from: Date.parse('2026-01-01'), to: Date.parse('2027-12-31') };
export const starts: Domain = { ...horizon, to: Date.parse('2026-12-31') };

const round: readonly Duration[] = [
  { businessMs: 30 * minuteMs, calendar: 'cn' },
  { ms: 20 * minuteMs },
  { businessMs: 45 * minuteMs, calendar: 'de' },
  { ms: 90 * minuteMs },
  { businessMs: 10 * minuteMs, calendar: 'cn' },
  { businessMs: 15 * minuteMs, calendar: 'de' },
  { ms: 3 * minuteMs },
  { businessMs: 5 * minuteMs, calendar: 'cn' },
  { ms: 61 * minuteMs },
  { businessMs: 7 * minuteMs, calendar: 'de' },
];
/** Now and then ten hours and a business day, or they alone would fill the horizon. */
export const steps: readonly Duration[] = Array.from({ length: 1000 }, (_, i) => {
  if (i % 40 === 0) return { ms: 10 * hourMs };
  if (i % 40 === 20) return { businessDays: 1, calendar: i % 80 === 20 ? 'cn' : 'de' };
  return round[i % round.length] ?? { ms: 0 };
});
