import { assert, integer, oneof, property } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { formatDuration, parseDuration } from '../../../engine/time/duration.ts';
import type { Duration } from '../../../engine/model/base.ts';

const hour = 3_600_000;

test.each<[string, Duration]>([
  ['30m', { ms: hour / 2 }],
  ['90s', { ms: 90_000 }],
  ['24h', { ms: 24 * hour }],
  ['24 hours', { ms: 24 * hour }],
  ['3 days', { ms: 72 * hour }],
  ['1 day', { ms: 24 * hour }],
  ['2 weeks', { ms: 336 * hour }],
  ['P3DT4H', { ms: 76 * hour }],
  ['PT15M', { ms: hour / 4 }],
  ['8 business hours', { businessMs: 8 * hour, calendar: 'cn' }],
  ['90 business minutes', { businessMs: 1.5 * hour, calendar: 'cn' }],
  ['1 business day', { businessDays: 1, calendar: 'cn' }],
  ['2 business days', { businessDays: 2, calendar: 'cn' }],
])('"%s" is a duration', (text, duration) => {
  expect(parseDuration(text, 'cn')).toEqual(duration);
});

test.each([
  '',
  '3',
  'days',
  '0m',
  '-1h',
  '1.5h',
  'P',
  'PT',
  'P1M',
  'P1Y',
  'P1DT',
  '3 fortnights',
  '2 business weeks',
  '20 years',
  '999999999 days',
  '3  days',
  '50%',
])('"%s" is none', (text) => {
  expect(parseDuration(text, 'cn')).toBeUndefined();
});

test('what is written is read again', () => {
  const durations: Arbitrary<Duration> = oneof(
    integer({ min: 1, max: 900_000 }).map((s) => ({ ms: s * 1000 })),
    integer({ min: 1, max: 900_000 }).map((m) => ({ businessMs: m * 60_000, calendar: 'cn' })),
    integer({ min: 1, max: 2600 }).map((d) => ({ businessDays: d, calendar: 'cn' })),
  );
  assert(
    property(durations, (duration) => {
      expect(parseDuration(formatDuration(duration), 'cn')).toEqual(duration);
    }),
  );
});
