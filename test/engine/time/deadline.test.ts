import type { CalendarTable } from '../../../engine/model/calendar.ts';
import { deadline, instantAtShare } from '../../../engine/time/deadline.ts';
import { parseDuration } from '../../../engine/time/duration.ts';
import { berlin, berlinAlways, berlinNights, shanghai, shopHours } from './tables.ts';
import type { Duration } from '../../../engine/model/base.ts';

const calendars = {
  cn: shanghai,
  shop: shopHours,
  de: berlin,
  always: berlinAlways,
  night: berlinNights,
};

const over = (start: string, calendar: string): string => {
  const [from = '', text = ''] = start.split(' + ');
  return iso(deadline(Date.parse(from), durationOf(text, calendar), calendars));
};
const durationOf = (text: string, calendar: string): Duration => {
  const duration = parseDuration(text, calendar);
  if (duration === undefined) throw new Error(`no duration: ${text}`);
  return duration;
};
const iso = (at: number): string => new Date(at).toISOString().replace(':00.000Z', 'Z');
const utc = (local: string): string => iso(Date.parse(local));

// prettier-ignore
test.each([
  ['natural time ignores hours', 'cn', '2026-09-30T17:00+08:00 + 24h', '2026-10-01T17:00+08:00'],
  ['business time stops at noon and goes on at one', 'cn', '2026-09-28T11:30+08:00 + 1 business hour', '2026-09-28T13:30+08:00'],
  ['it may end at noon sharp', 'cn', '2026-09-28T11:30+08:00 + 30 business minutes', '2026-09-28T12:00+08:00'],
  ['it may end at closing time sharp', 'cn', '2026-09-28T16:00+08:00 + 2 business hours', '2026-09-28T18:00+08:00'],
  ['one minute more ends the next morning', 'cn', '2026-09-28T16:00+08:00 + 121 business minutes', '2026-09-29T09:01+08:00'],
  ['a start in the evening counts from the next opening', 'cn', '2026-09-28T20:00+08:00 + 1 business hour', '2026-09-29T10:00+08:00'],
  ['a start at closing time counts from the next opening', 'cn', '2026-09-28T18:00+08:00 + 1 business hour', '2026-09-29T10:00+08:00'],
  ['a start at the weekend counts from Monday', 'cn', '2026-09-26T10:00+08:00 + 1 business hour', '2026-09-28T10:00+08:00'],
  ['a holiday week does not count', 'cn', '2026-09-30T16:00+08:00 + 8 business hours', '2026-10-08T16:00+08:00'],
  ['a Saturday worked for a holiday counts', 'cn', '2026-10-09T17:00+08:00 + 2 business hours', '2026-10-10T10:00+08:00'],
  ['a business day keeps the clock time', 'cn', '2026-09-28T10:20+08:00 + 1 business day', '2026-09-29T10:20+08:00'],
  ['business days step over holidays', 'cn', '2026-09-30T10:20+08:00 + 1 business day', '2026-10-08T10:20+08:00'],
  ['business days step on a Saturday worked', 'cn', '2026-10-09T10:20+08:00 + 1 business day', '2026-10-10T10:20+08:00'],
  ['a start outside hours rolls first, then steps', 'cn', '2026-09-28T20:00+08:00 + 1 business day', '2026-09-30T09:00+08:00'],
  ['a start in the lunch break rolls to one', 'cn', '2026-09-28T12:15+08:00 + 2 business days', '2026-09-30T13:00+08:00'],
  ['after the last known day the weekly pattern goes on', 'cn', '2027-10-01T10:00+08:00 + 1 business day', '2027-10-04T10:00+08:00'],
  ['shops are open on Sunday', 'shop', '2026-09-26T21:50+08:00 + 30 business minutes', '2026-09-27T10:20+08:00'],
  ['an office day in spring is nine hours', 'de', '2026-03-27T18:00+01:00 + 8 business hours', '2026-03-30T18:00+02:00'],
  ['the clock time is kept over the spring change', 'de', '2026-03-27T10:00+01:00 + 1 business day', '2026-03-30T10:00+02:00'],
  ['the clock time is kept over the autumn change', 'de', '2026-10-23T10:00+02:00 + 1 business day', '2026-10-26T10:00+01:00'],
  ['the skipped hour is no working time', 'night', '2026-03-29T00:30+01:00 + 2 business hours', '2026-03-30T09:10+02:00'],
  ['the repeated hour is worked twice', 'night', '2026-10-25T00:30+02:00 + 3 business hours', '2026-10-25T02:50+01:00'],
  ['a target in the skipped hour is its end', 'always', '2026-03-28T02:30+01:00 + 1 business day', '2026-03-29T03:00+02:00'],
  ['a target in the repeated hour is its first', 'always', '2026-10-24T02:30+02:00 + 1 business day', '2026-10-25T02:30+02:00'],
])('%s', (_title, calendar, start, expected) => {
  expect(over(start, calendar)).toBe(utc(expected));
});

test('a business-day target outside the hours of its day rolls to the next opening', () => {
  const shortFriday: CalendarTable = {
    ...shanghai,
    weekly: shanghai.weekly.map((h, i) => (i === 4 ? [[540, 720]] : h)),
  };
  const at = deadline(
    Date.parse('2026-09-24T15:00+08:00'),
    { businessDays: 1, calendar: 'x' },
    { x: shortFriday },
  );
  expect(iso(at)).toBe(utc('2026-09-28T09:00+08:00'));
});

test.each([
  ['of natural time', '2026-09-30T16:00+08:00', '24h', '2026-10-01T04:00+08:00'],
  ['of working time', '2026-09-30T16:00+08:00', '8 business hours', '2026-10-08T11:00+08:00'],
  [
    'of the working time in business days',
    '2026-09-30T10:00+08:00',
    '2 business days',
    '2026-10-08T10:00+08:00',
  ],
])('half %s', (_title, from, text, expected) => {
  const duration = durationOf(text, 'cn');
  const window = {
    from: Date.parse(from),
    deadline: deadline(Date.parse(from), duration, calendars),
  };
  expect(iso(instantAtShare(window, duration, 0.5, calendars))).toBe(utc(expected));
});

test.each([
  ['not in the plan', {}],
  ['never open', { cn: { ...shanghai, weekly: [[], [], [], [], [], [], []] } }],
])('a calendar that is %s', (_title, tables: Record<string, CalendarTable>) => {
  const wrong = (): number => deadline(0, { businessMs: 1, calendar: 'cn' }, tables);
  expect(wrong).toThrow(expect.objectContaining({ code: 'unknown-calendar' }) as Error);
});
