import chineseDays from 'chinese-days';
import Holidays from 'date-holidays';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { WrittenCalendar } from '../../../../engine/compiler/files/calendar/calendar-schema.ts';
import { lowerCalendar } from '../../../../engine/compiler/files/calendar/compile-calendar.ts';
import { daysOf, spanOf } from '../../../../engine/compiler/files/calendar/hours.ts';
import { checkCalendar } from '../../../../engine/compiler/files/calendar/check-calendar.ts';
import { dayOf, isoDay } from '../../../../engine/time/day.ts';
import { hoursOf } from '../../../../engine/time/working-hours.ts';

const shippedCalendar = (id: string): WrittenCalendar =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of calendars has a test of its own
  parse(readFileSync(`definitions/calendars/${id}.yaml`, 'utf8')) as WrittenCalendar;

const daysFrom = (first: string, last: string): readonly string[] => {
  const [from = 0, to = 0] = [dayOf(first), dayOf(last)];
  return Array.from({ length: to - from + 1 }, (_, i) => isoDay(from + i));
};
const workedDays = (id: string, days: readonly string[]): readonly string[] => {
  const table = lowerCalendar(shippedCalendar(id));
  return days.filter((day) => hoursOf(dayOf(day) ?? 0, table).length > 0);
};

const isWeekday = (day: string): boolean => ((dayOf(day) ?? 0) + 3) % 7 < 5;

const plainCalendar: WrittenCalendar = {
  calendar: 'plain',
  zone: 'Asia/Shanghai',
  hours: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
  until: '2026-12-31',
};

// prettier-ignore
test('a calendar becomes a table of integers', () => {
  const value: WrittenCalendar = {
    ...plainCalendar,
    holidays: [{ on: '2026-10-01', to: '2026-10-03' }],
    workdays: [{ on: '2026-10-10' }, { on: '2026-10-11', hours: ['10:00-11:00'] }],
  };
  const office = [[540, 720], [780, 1080]];
  expect(lowerCalendar(value)).toEqual({
    zone: 'Asia/Shanghai',
    weekly: [office, office, office, office, office, [], []],
    exceptions: [[20727, []], [20728, []], [20736, office], [20737, [[600, 660]]]],
    offsets: [[Date.parse('2024-01-01T00:00Z'), 480]],
    until: 20818,
  });
});

test.each([
  ['Europe/Berlin', ['2026-03-29T01:00Z 120', '2026-10-25T01:00Z 60']],
  ['America/New_York', ['2026-03-08T07:00Z -240', '2026-11-01T06:00Z -300']],
  ['Australia/Lord_Howe', ['2026-04-04T15:00Z 630', '2026-10-03T15:30Z 660']],
  ['Asia/Kathmandu', []],
])('the clock changes of %s in 2026', (zone, changes) => {
  const written = lowerCalendar({ ...plainCalendar, zone }).offsets.map(
    ([at, minutes]) => `${new Date(at).toISOString().slice(0, 16)}Z ${minutes}`,
  );
  expect(written.filter((line) => line.startsWith('2026'))).toEqual(changes);
});

test('offsets agree with Intl on every day of the table', () => {
  const { offsets } = lowerCalendar({ ...plainCalendar, zone: 'Europe/Berlin' });
  const format = new Intl.DateTimeFormat('en', {
    timeZone: 'Europe/Berlin',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  for (
    let at = Date.parse('2024-01-01T00:00Z');
    at < Date.parse('2037-01-01T00:00Z');
    at += 86_400_000
  ) {
    const minutes = offsets.findLast(([from]) => from <= at)?.[1] ?? 0;
    expect(Number(format.format(at))).toBe(minutes / 60);
  }
});

test('cn-office works on the days on which China works in 2026', () => {
  const days = daysFrom('2026-01-01', '2026-12-31');
  expect(workedDays('cn-office', days)).toEqual(days.filter((day) => chineseDays.isWorkday(day)));
});

test('de-office is closed on the holidays of all German states in 2026 and 2027', () => {
  const closed = [2026, 2027]
    .flatMap((year) => new Holidays('DE').getHolidays(year))
    .filter(({ type }) => type === 'public')
    .map(({ date }) => date.slice(0, 10));
  const days = daysFrom('2026-01-01', '2027-12-31').filter(isWeekday);
  expect(workedDays('de-office', days)).toEqual(days.filter((day) => !closed.includes(day)));
});

test('cn-shop is open on Sundays and on National Day', () => {
  const days = daysFrom('2026-09-27', '2026-10-03');
  expect(workedDays('cn-shop', days)).toEqual(days);
});

test.each(['cn-office', 'cn-shop', 'de-office'])('nothing is wrong with %s', (id) => {
  expect([...checkCalendar(shippedCalendar(id), id)]).toEqual([]);
});

// prettier-ignore
test.each<[string, Partial<WrittenCalendar>, string, string]>([
  ['an unknown zone', { zone: 'Mars/Base' }, 'zone', '"Mars/Base" is not a time zone'],
  ['an abbreviation that stands for several zones', { zone: 'CST' }, 'zone', '"CST" stands for several time zones or has no summer time'],
  ['an offset', { zone: '+08:00' }, 'zone', '"+08:00" is an offset, not a time zone: it knows no summer time'],
  ['a zone spelt otherwise', { zone: 'asia/shanghai' }, 'zone', '"asia/shanghai" is not a time zone'],
  ['a make-up day that is worked anyway', { workdays: [{ on: '2026-12-09' }] }, 'workdays/0/on', '"2026-12-09" is worked anyway'],
  ['a make-up day of a week that is closed on Mondays', { hours: { 'tue-sat': ['10:00-18:00'] }, workdays: [{ on: '2026-12-07' }] }, 'workdays/0/on', '"2026-12-07" would take the hours of Monday, which has none'],
  ['a make-up day of a week that is short on Mondays', { hours: { mon: ['13:00-18:00'], 'tue-fri': ['09:00-18:00'] }, workdays: [{ on: '2026-10-10' }] }, 'workdays/0/on', '"2026-10-10" would take the hours of Monday, and 13:00-18:00 is not what most days have'],
  ['a make-up day without hours', { workdays: [{ on: '2026-10-10', hours: [] }] }, 'workdays/0/on', '"2026-10-10" has no hours'],
  ['a day with the very hours of its week', { workdays: [{ on: '2026-12-09', hours: ['09:00-12:00', '13:00-18:00'] }] }, 'workdays/0/on', '"2026-12-09" is worked anyway'],
  ['a make-up day that is listed twice', { workdays: [{ on: '2026-10-10', name: 'A' }, { on: '2026-10-10', name: 'B', hours: ['09:00-12:00'] }] }, 'workdays/1/on', '"2026-10-10" is listed twice'],
  ['the Saturday of a week that is closed on Mondays', { hours: { 'tue-sat': ['10:00-18:00'] }, workdays: [{ on: '2026-12-12' }] }, 'workdays/0/on', '"2026-12-12" is worked anyway'],
  ['a key that names no days', { hours: { 'mon-fry': ['09:00-12:00'] } }, 'hours/mon-fry', '"mon-fry" names no days'],
  ['a day that is given twice', { hours: { 'mon-fri': ['09:00-12:00'], fri: ['09:00-11:00'] } }, 'hours/fri', '"fri" has a day that already has hours'],
  ['a span that runs backwards', { hours: { mon: ['12:00-09:00'] } }, 'hours/mon/0', '"12:00-09:00" is no span of hours'],
  ['spans that overlap', { hours: { mon: ['09:00-12:00', '11:00-13:00'] } }, 'hours/mon/1', '"11:00-13:00" begins before "09:00-12:00" is over'],
  ['a week without hours', { hours: { mon: [] } }, 'hours', 'no day of the week has hours'],
  ['a day that does not exist', { holidays: [{ on: '2026-02-29' }] }, 'holidays/0/on', '"2026-02-29" is no day'],
  ['a holiday that ends before it begins', { holidays: [{ on: '2026-05-02', to: '2026-05-01' }] }, 'holidays/0/to', '"2026-05-01" is before "2026-05-02"'],
  ['a holiday of years', { holidays: [{ on: '2020-05-02', to: '2026-05-01' }] }, 'holidays/0/to', '"2026-05-01" is years away from the other days of this calendar'],
  ['a holiday of most of a year', { holidays: [{ on: '2026-01-02', to: '2026-05-01' }] }, 'holidays/0/to', 'the holiday lasts more than 100 days'],
  ['a holiday after the last known day', { holidays: [{ on: '2026-10-01' }, { on: '2027-01-01' }] }, 'holidays/1/on', '"2027-01-01" is after "until"'],
  ['a last known day of the year before', { holidays: [{ on: '2027-01-01' }, { on: '2027-05-01' }] }, 'until', '"2026-12-31" is before most days of this calendar'],
  ['a holiday mistyped into the year before', { holidays: [{ on: '2026-04-04', to: '2026-04-06' }, { on: '2025-05-01', to: '2025-05-05' }, { on: '2026-06-19' }] }, 'holidays/1/on', '"2025-05-01" stands between "2026-04-04" and "2026-06-19"'],
  ['a holiday mistyped into the year after', { until: '2027-12-31', holidays: [{ on: '2026-04-04' }, { on: '2027-05-01' }, { on: '2026-06-19' }, { on: '2027-01-01' }] }, 'holidays/1/on', '"2027-05-01" stands between "2026-04-04" and "2026-06-19"'],
  ['a make-up day mistyped into the year before', { workdays: [{ on: '2026-02-14' }, { on: '2025-05-10' }, { on: '2026-09-20' }] }, 'workdays/1/on', '"2025-05-10" stands between "2026-02-14" and "2026-09-20"'],
  ['a first holiday mistyped into the year before', { holidays: [{ on: '2025-01-01' }, { on: '2026-02-15' }, { on: '2026-04-04' }, { on: '2026-05-01' }] }, 'holidays/0/on', '"2025-01-01" is far from the other days of this calendar: the nearest is "2026-02-15"'],
  ['a last holiday mistyped into the year after', { until: '2027-12-31', holidays: [{ on: '2026-01-01' }, { on: '2026-04-04' }, { on: '2026-05-01' }, { on: '2027-10-01' }] }, 'holidays/3/on', '"2027-10-01" is far from the other days of this calendar: the nearest is "2026-05-01"'],
  ['a lone make-up day mistyped into the year before', { holidays: [{ on: '2026-02-15' }, { on: '2026-04-04' }, { on: '2026-05-01' }], workdays: [{ on: '2025-02-15' }] }, 'workdays/0/on', '"2025-02-15" is far from the other days of this calendar: the nearest is "2026-02-15"'],
  ['a holiday that is listed twice', { holidays: [{ on: '2026-05-01' }, { on: '2026-05-01', to: '2026-05-05' }] }, 'holidays/1/on', '"2026-05-01" is listed twice'],
  ['a last known day moved on without the holidays', { until: '2027-12-31', holidays: [{ on: '2026-10-01', to: '2026-10-07' }] }, 'until', 'no holiday is listed for more than a year before "2027-12-31"'],
  ['a last known day moved on by half a year without the holidays', { until: '2027-06-30', holidays: [{ on: '2026-01-01' }, { on: '2026-05-01' }, { on: '2026-10-01' }] }, 'until', 'the last day that is listed is "2026-10-01", although "2026-01-01" comes again before "2027-06-30"'],
  ['an end of the year without the holidays that were listed the year before', { holidays: [{ on: '2025-10-01' }, { on: '2026-01-01' }, { on: '2026-05-01' }] }, 'until', 'the last day that is listed is "2026-05-01", although "2025-10-01" comes again before "2026-12-31"'],
  ['a day both free and worked', { holidays: [{ on: '2026-10-01', to: '2026-10-07' }], workdays: [{ on: '2026-10-04' }] }, 'workdays/0/on', '"2026-10-04" is a holiday as well'],
])('%s is reported', (_title, change, path, message) => {
  const found = [...checkCalendar({ ...plainCalendar, ...change }, 'plain')];
  expect(found.map((one) => [one.path.join('/'), one.message])).toContainEqual([path, message]);
});

// prettier-ignore
test.each<[string, Partial<WrittenCalendar>]>([
  ['half a day', { workdays: [{ on: '2026-12-31', hours: ['09:00-12:00'] }] }],
  ['a make-up day with hours of its own in a week that is closed on Mondays', { hours: { 'tue-sat': ['10:00-18:00'] }, workdays: [{ on: '2026-12-07', hours: ['10:00-18:00'] }] }],
  ['a make-up day of a week that is short on Fridays', { hours: { 'mon-thu': ['09:00-18:00'], fri: ['09:00-15:00'] }, workdays: [{ on: '2026-10-10' }] }],
  ['UTC', { zone: 'UTC' }],
  ['two holidays on one day', { holidays: [{ on: '2026-10-01', name: 'National Day' }, { on: '2026-10-01', name: 'Mid-Autumn Festival' }] }],
  ['holidays listed by their name', { until: '2027-12-31', holidays: [{ on: '2026-01-01' }, { on: '2027-01-01' }, { on: '2026-02-15' }, { on: '2027-02-05' }, { on: '2026-05-01' }, { on: '2027-05-01' }] }],
  ['holidays listed from the last to the first', { until: '2027-12-31', holidays: [{ on: '2027-10-01' }, { on: '2027-05-01' }, { on: '2026-10-01' }, { on: '2026-05-01' }] }],
  ['New Year of the next year', { until: '2027-01-03', holidays: [{ on: '2026-05-01' }, { on: '2026-10-03' }, { on: '2026-12-25' }, { on: '2027-01-01' }] }],
  ['one holiday in every year', { until: '2028-12-31', holidays: [{ on: '2026-02-16' }, { on: '2027-02-05' }, { on: '2028-01-25' }] }],
  ['no holiday at all, for years', { until: '2031-12-31' }],
  ['a night shift in two parts', { hours: { mon: ['22:00-24:00'], tue: ['00:00-06:00', '22:00-24:00'] } }],
])('nothing is said of %s', (_title, change) => {
  expect([...checkCalendar({ ...plainCalendar, ...change }, 'plain')]).toEqual([]);
});

test.each<[string, Partial<WrittenCalendar>]>([
  ['0206-05-01', { holidays: [{ on: '0206-05-01', to: '0206-05-05' }] }],
  ['2006-05-01', { holidays: [{ on: '2026-04-04' }, { on: '2006-05-01' }, { on: '2026-10-01' }] }],
  ['1026-05-09', { workdays: [{ on: '1026-05-09' }] }],
  ['0001-01-01', { workdays: [{ on: '0001-01-01' }] }],
  ['9999-12-31', { until: '9999-12-31' }],
])('a year that nobody means is told, and no year between is counted: %s', (date, change) => {
  const found = [...checkCalendar({ ...plainCalendar, ...change }, 'plain')];
  expect(found.filter(({ message }) => message.includes(date))).not.toEqual([]);
});

test.each([
  ['22:00-06:00', 'write "22:00-24:00", and "00:00-06:00" on the next day'],
  ['18:00-00:00', 'write "18:00-24:00"'],
  ['9-12', 'write start and end of one day, such as "09:00-12:00"'],
  ['12:00-12:00', 'write start and end of one day, such as "09:00-12:00"'],
])('how to write "%s" is told', (span, hint) => {
  const [found] = checkCalendar({ ...plainCalendar, hours: { mon: [span] } }, 'plain');
  expect(found?.hint).toBe(hint);
});

test.each([
  ['1970-01-01', 0],
  ['1969-12-31', -1],
  ['2000-02-29', 11_016],
  ['2026-10-01', 20_727],
  ['0001-01-01', -719_162],
  ['1900-02-29', undefined],
  ['2026-02-30', undefined],
  ['2026-00-10', undefined],
  ['2026-13-01', undefined],
  ['2026-1-1', undefined],
  ['2026-10-01T00:00Z', undefined],
  ['', undefined],
])('"%s" is the day %s', (iso, day) => {
  expect(dayOf(iso)).toBe(day);
});

test('days and dates agree with the platform over a thousand years', () => {
  const days = Array.from({ length: 4000 }, (_, i) => (i - 2000) * 97);
  const isos = days.map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
  expect(days.map(isoDay)).toEqual(isos);
  expect(isos.map(dayOf)).toEqual(days);
});

test.each([
  ['mon', [0]],
  ['fri-mon', [4, 5, 6, 0]],
  ['mon-sun', [0, 1, 2, 3, 4, 5, 6]],
  ['mon-tue-wed', undefined],
  ['', undefined],
])('"%s" names days', (key, days) => {
  expect(daysOf(key)).toEqual(days);
});

test.each([
  ['00:00-24:00', [0, 1440]],
  ['09:00-09:00', undefined],
  ['9:00-12:00', undefined],
  ['22:00-24:30', undefined],
])('"%s" is a span', (text, span) => {
  expect(spanOf(text)).toEqual(span);
});

// prettier-ignore
test.each<[string, Partial<WrittenCalendar>, string]>([
  ['a last day mistyped into another century', { holidays: [{ on: '2026-01-01', to: '2062-01-03' }], workdays: [{ on: '2026-01-04' }, { on: '2026-02-14' }] }, 'holidays/0/to'],
  ['a first day mistyped by a thousand years', { holidays: [{ on: '2026-05-01' }, { on: '0206-09-25', to: '2026-09-27' }, { on: '2026-10-01' }], workdays: [{ on: '2026-01-04' }, { on: '2026-02-14' }] }, 'holidays/1/on'],
  ['days of the week that have no name', { hours: { 'mon-ri': ['09:00-17:00'] }, workdays: [{ on: '2026-01-04' }, { on: '2026-02-14' }] }, 'hours/mon-ri'],
  ['a last day that is none', { holidays: [{ on: '2026-05-01', to: '2026-05-32' }] }, 'holidays/0/to'],
])('one finding tells of %s', (_title, change, path) => {
  const found = [...checkCalendar({ ...plainCalendar, ...change }, 'plain')];
  expect(found.map((one) => one.path.join('/'))).toEqual([path]);
});
