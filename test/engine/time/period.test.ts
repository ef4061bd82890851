import { endOfPeriod, formatPeriod, leastDays, parsePeriod } from '../../../engine/time/period.ts';

test.each([
  ['1 day', '1 day'],
  ['90 days', '90 days'],
  ['2 weeks', '14 days'],
  ['18 months', '18 months'],
  ['12 months', '1 year'],
  ['3 years', '3 years'],
  ['1 years', '1 year'],
  ['100 years', '100 years'],
])('"%s" is read, and written "%s"', (text, written) => {
  const read = parsePeriod(text);
  expect(read && formatPeriod(read)).toBe(written);
  expect(parsePeriod(written)).toEqual(read);
});

test.each([
  '',
  '3',
  '0 years',
  '-1 years',
  '03 years',
  '1.5 years',
  '3 Years',
  '3 yrs',
  '3years',
  ' 3 years',
  '3  years',
  '3 years ',
  '3 business days',
  'P3Y',
  '24h',
  '101 years',
  '1201 months',
  '36526 days',
  '999999 days',
  '三年',
])('"%s" is no period', (text) => {
  expect(parsePeriod(text)).toBeUndefined();
});

test.each([
  ['2026-01-31T10:00:00.123Z', '1 month', '2026-02-28T10:00:00.123Z'],
  ['2027-12-31T23:59:59.999Z', '2 months', '2028-02-29T23:59:59.999Z'],
  ['2024-02-29T00:00:00.000Z', '1 year', '2025-02-28T00:00:00.000Z'],
  ['2024-02-29T00:00:00.000Z', '4 years', '2028-02-29T00:00:00.000Z'],
  ['2026-11-30T12:00:00.000Z', '3 years', '2029-11-30T12:00:00.000Z'],
  ['2026-11-30T12:00:00.000Z', '90 days', '2027-02-28T12:00:00.000Z'],
  ['1969-12-31T12:00:00.000Z', '1 month', '1970-01-31T12:00:00.000Z'],
])('from %s, %s are over at %s', (from, period, until) => {
  const read = parsePeriod(period) ?? { days: 0 };
  expect(new Date(endOfPeriod(Date.parse(from), read)).toISOString()).toBe(until);
});

test('no period has fewer days than its least, whenever it begins', () => {
  for (let months = 1; months <= 50; months += 1)
    for (let day = 0; day < 4 * 366; day += 1) {
      const from = Date.UTC(2023, 0, 1 + day);
      const days = (endOfPeriod(from, { months }) - from) / 86_400_000;
      if (days < leastDays({ months })) throw new Error(`${months} from ${day}: ${days}`);
    }
  expect(leastDays({ months: 36 })).toBe(1095);
  expect(leastDays({ months: 1 })).toBe(28);
});
