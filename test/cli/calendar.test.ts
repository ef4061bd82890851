import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { chineseHolidays } from '../../cli/calendar/chinese-days.ts';
import { holidaySourceOf } from '../../cli/calendar/holiday-source.ts';
import { nextYear } from '../../cli/calendar/next-year.ts';
import type { HolidaySource, PublicHoliday } from '../../cli/calendar/public-holidays.ts';
import { writeYear } from '../../cli/calendar/write-year.ts';
import { extendCalendar } from '../../cli/calendar.ts';
import type { WrittenCalendar } from '../../engine/compiler/files/calendar/calendar-schema.ts';
import { dayOf } from '../../engine/time/day.ts';

// What "tidings calendar" writes for the next year.

const holiday = (id: string, on: string, to = on): PublicHoliday => ({
  id,
  name: id,
  first: dayOf(on) ?? 0,
  last: dayOf(to) ?? 0,
});

/** A country with three holidays, and a Sunday in 2026 and a Saturday in 2027 that are worked for one. */
const land: HolidaySource = {
  place: 'Land',
  name: 'almanac 1.0.0',
  announced: 'soon',
  year: (year) =>
    [2026, 2027].includes(year)
      ? {
          holidays: [
            holiday('New Year', `${year}-01-01`),
            holiday('Spring', `${year}-05-03`, `${year}-05-05`),
            holiday('Fall', `${year}-10-01`),
          ],
          workdays: [holiday('Spring', year === 2026 ? '2026-05-10' : '2027-05-08')],
        }
      : undefined,
};

const calendar = (more: Partial<WrittenCalendar>): WrittenCalendar => ({
  calendar: 'office',
  zone: 'UTC',
  hours: { 'mon-fri': ['09:00-17:00'] },
  until: '2026-12-31',
  ...more,
});
const newYear = { on: '2026-01-01', name: 'Neujahr' };
const spring = { on: '2026-05-03', to: '2026-05-05', name: 'Frühling' };
const fall = { on: '2026-10-01' };

const daysOf = (days: readonly { on: string; to?: string; name?: unknown }[]) =>
  days.map(({ on, to, name }) => [on, ...(to === undefined ? [] : [to]), name].join(' '));

const told = (more: Partial<WrittenCalendar>, year = 2027): readonly string[] => {
  const found = nextYear(calendar(more), year, land);
  if ('problem' in found) return [found.problem];
  const { holidays, workdays, until, notes } = found;
  return [...daysOf(holidays), ...daysOf(workdays).map((day) => `worked ${day}`), until, ...notes];
};

// prettier-ignore
test.each<[string, Partial<WrittenCalendar>, number, readonly string[]]>([
  ['all of it, under its own names', { holidays: [newYear, spring, fall], workdays: [{ on: '2026-05-10', name: 'Nacharbeit' }] }, 2027,
    ['2027-01-01 Neujahr', '2027-05-03 2027-05-05 Frühling', '2027-10-01 Fall', 'worked 2027-05-08 Nacharbeit', '2027-12-31']],
  ['without a holiday on which it works', { holidays: [newYear, spring], workdays: [{ on: '2026-05-10' }] }, 2027,
    ['2027-01-01 Neujahr', '2027-05-03 2027-05-05 Frühling', 'worked 2027-05-08 Spring', '2027-12-31', 'left out, as the calendar works on them: Fall']],
  ['without make-up days, if it has worked none', { holidays: [newYear, spring, fall] }, 2027,
    ['2027-01-01 Neujahr', '2027-05-03 2027-05-05 Frühling', '2027-10-01 Fall', '2027-12-31', 'no make-up day is written, as the calendar works none']],
  ['and told what is of its own', { holidays: [newYear, spring, fall, { on: '2026-12-24', name: 'Shut' }], workdays: [{ on: '2026-05-10' }] }, 2027,
    ['2027-01-01 Neujahr', '2027-05-03 2027-05-05 Frühling', '2027-10-01 Fall', 'worked 2027-05-08 Spring', '2027-12-31', 'not public holidays, so to be added by hand if they come again: 2026-12-24']],
  ['everything, if it lists nothing yet', {}, 2027,
    ['2027-01-01 New Year', '2027-05-03 2027-05-05 Spring', '2027-10-01 Fall', 'worked 2027-05-08 Spring', '2027-12-31']],
  ['only the days behind its end', { until: '2027-05-04', holidays: [newYear, spring, fall, { on: '2027-01-01', name: 'Neujahr' }], workdays: [{ on: '2026-05-10' }] }, 2027,
    ['2027-05-05 Frühling', '2027-10-01 Fall', 'worked 2027-05-08 Spring', '2027-12-31']],
  ['the rest of a year, as it has kept the rest', { until: '2026-06-30', holidays: [newYear], workdays: [{ on: '2026-05-10' }] }, 2026,
    ['2026-10-01 Fall', '2026-12-31', 'left out, as the calendar works on them: Spring']],
  ['nothing, if it keeps none of the holidays', { holidays: [{ on: '2026-08-01' }] }, 2027, ['"office" keeps none of the public holidays of Land: write its days of 2027 by hand']],
  ['nothing, if it only has the first of them', { holidays: [{ on: '2026-05-04' }] }, 2027, ['"office" keeps none of the public holidays of Land: write its days of 2027 by hand']],
  ['nothing that it knows already', { until: '2027-12-31', holidays: [newYear] }, 2027, ['"office" knows 2027 already: its "until" is 2027-12-31']],
  ['nothing behind a gap', { until: '2025-12-31', holidays: [newYear] }, 2027, ['"office" ends on 2025-12-31: write 2026 first (--year 2026)']],
  ['nothing that is not known yet', { until: '2027-12-31', holidays: [newYear] }, 2028,
    ['the holidays of 2028 in Land are not known to almanac 1.0.0: soon. Behind 2027-12-31 "office" stays provisional']],
])('a calendar gets %s', (_what, more, year, expected) => {
  expect(told(more, year)).toEqual(expected);
});

const shippedDays = (id: string): WrittenCalendar =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of calendars has a test of its own
  parse(readFileSync(`definitions/calendars/${id}.yaml`, 'utf8')) as WrittenCalendar;

const dates = (days: readonly { on: string; to?: string }[]) => days.map(({ on, to }) => [on, to]);

const in2026 = ({ on }: { readonly on: string }) => on.startsWith('2026');

test('China in 2026 is what cn-office lists', () => {
  const { holidays = [], workdays = [] } = shippedDays('cn-office');
  const found = nextYear(calendar({ until: '2025-12-31' }), 2026, chineseHolidays);
  if ('problem' in found) throw new Error(found.problem);
  expect(dates(found.holidays)).toEqual(dates(holidays.filter(in2026)));
  expect(found.workdays).toEqual(workdays.filter(in2026));
});

test('a year that China has not announced is not known', () => {
  expect(chineseHolidays.year(2099)).toBeUndefined();
});

const sourceIn = (zone: string, place: { country?: string; state?: string } = {}): string => {
  const found = holidaySourceOf(zone, place);
  return 'problem' in found ? found.problem : `${found.place}, ${found.name}`;
};

test.each<[string, Parameters<typeof sourceIn>, RegExp]>([
  ['Shanghai', ['Asia/Shanghai'], /^China, chinese-days \d/],
  ['Berlin', ['Europe/Berlin'], /^Germany, date-holidays \d/],
  ['Bavaria', ['Europe/Berlin', { state: 'by' }], /^Bayern, Germany, date-holidays/],
  ['a zone of several countries', ['Europe/Zurich'], /several countries: CH, LI; say which/],
  ['one of them', ['Europe/Zurich', { country: 'ch' }], /^Switzerland, date-holidays/],
  ['UTC', ['UTC'], /that of no country; say which with --country/],
  ['a country that is none', ['UTC', { country: 'XX' }], /no holidays are known of .* "XX"/],
  [
    'a state that is none',
    ['UTC', { country: 'DE', state: 'ZZ' }],
    /DE has no state "ZZ"; known: BB,/,
  ],
])('the holidays of %s', (_place, given, expected) => {
  expect(sourceIn(...given)).toMatch(expected);
});

test('the day in the place of a holiday is left out with it', () => {
  const us = holidaySourceOf('America/New_York', {});
  if ('problem' in us) throw new Error(us.problem);
  const ids = us.year(2027)?.holidays.filter(({ id }) => id === 'Juneteenth');
  expect(ids?.map(({ first }) => first)).toEqual([dayOf('2027-06-18'), dayOf('2027-06-19')]);
});

test('days off that begin at noon are told, and left to be written', () => {
  const iceland = holidaySourceOf('Atlantic/Reykjavik', { country: 'IS' });
  if ('problem' in iceland) throw new Error(iceland.problem);
  const found = nextYear(calendar({}), 2027, iceland);
  if ('problem' in found) throw new Error(found.problem);
  expect(found.holidays.map(({ on }) => on)).not.toContain('2027-12-24');
  expect(found.notes).toContain(
    'half days, to be written by hand under "workdays" with their hours: 2027-12-24, 2027-12-31',
  );
});

const year2027 = {
  holidays: [{ on: '2027-01-01', name: "New Year's Day" }],
  workdays: [{ on: '2027-01-03', to: '2027-01-04', name: { en: 'Worked', 'zh-CN': '上班' } }],
  until: '2027-12-31',
  notes: [],
};
const by = { source: '2027 by almanac', asOf: '2026-11-27' };

// prettier-ignore
test.each<[string, string, string]>([
  ['below its lists, as they are indented',
    'holidays:\n    - { on: 2026-01-01 } # the first\n\n# made up\nworkdays:\n- on: 2026-01-04\n  name: W\nuntil: 2026-12-31 # known\nsource: Old\nasOf: 2025-11-05\n',
    'holidays:\n    - { on: 2026-01-01 } # the first\n    - { on: 2027-01-01, name: New Year\'s Day }\n\n# made up\nworkdays:\n- on: 2026-01-04\n  name: W\n- { on: 2027-01-03, to: 2027-01-04, name: { en: Worked, zh-CN: 上班 } }\nuntil: 2027-12-31 # known\nsource: Old; 2027 by almanac\nasOf: 2026-11-27\n'],
  ['into lists on one line, and what is missing behind all',
    'hours: { mon: [09:00-12:00] }\nholidays: [{ on: 2026-01-01 }]\nuntil: 2026-12-31',
    'hours: { mon: [09:00-12:00] }\nholidays:\n  - { on: 2026-01-01 }\n  - { on: 2027-01-01, name: New Year\'s Day }\nuntil: 2027-12-31\nworkdays:\n  - { on: 2027-01-03, to: 2027-01-04, name: { en: Worked, zh-CN: 上班 } }\nsource: 2027 by almanac\nasOf: 2026-11-27\n'],
])('a year is written %s', (_where, text, expected) => {
  expect(writeYear(text, year2027, by)).toBe(expected);
});

test('a calendar in its folder is extended, or else stays as it is', () => {
  const definitions = mkdtempSync(join(tmpdir(), 'calendar-'));
  mkdirSync(join(definitions, 'calendars'));
  const file = join(definitions, 'calendars/office.yml');
  const text =
    'calendar: office\nzone: Europe/Berlin\nhours: { mon-fri: [09:00-17:00] }\nuntil: 2026-12-31\n';
  writeFileSync(file, text);
  expect(extendCalendar('office', { definitions, print: true })).toMatch(/until: 2027-12-31/);
  expect(() => extendCalendar('offise', { definitions })).toThrow(/did you mean "office"/);
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(extendCalendar('office', { definitions })).toMatch(
    /2027 is written, 9 holidays .* date-holidays \d.*\(Germany\); known until 2027-12-31/,
  );
  expect(readFileSync(file, 'utf8')).toMatch(/on: 2027-03-26, name: Good Friday/);
  writeFileSync(file, text.replace('Europe/Berlin', 'CST'));
  expect(() => extendCalendar('office', { definitions })).toThrow(/has errors[\s\S]*CST/);
  rmSync(definitions, { recursive: true });
});
