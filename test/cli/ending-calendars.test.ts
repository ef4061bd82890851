import { endingCalendars } from '../../cli/checking/ending-calendars.ts';
import { compileCalendar } from '../../engine/compiler/files/calendar/compile-calendar.ts';
import { parse } from '../../engine/compiler/source/parse.ts';

// Which calendars a check warns of, and on which day.

const openingHours = 'zone: Asia/Shanghai\nhours: { mon-fri: [09:00-17:00] }\n';
const of2026 = `calendar: office\n${openingHours}holidays: [{ on: 2026-10-01 }]\nuntil: 2026-12-31\n`;
const of2027 = of2026.replaceAll('2026', '2027');

const warnedOn = (today: string, text: string, file = 'calendars/office.yaml') => {
  const { value } = compileCalendar(parse(text, file), 'office');
  if (value === undefined) throw new Error(`${file} has errors`);
  const files = new Map([[file, text]]);
  return endingCalendars({ calendars: new Map([['office', value]]) }, files, Date.parse(today)).map(
    ({ code, severity, line, message }) => `${code} ${severity} ${line} ${message}`,
  );
};

const nothing = /^$/;

// prettier-ignore
test.each<[string, string, string, RegExp]>([
  ['61 days before its end', '2026-10-31', of2026, nothing],
  ['60 days before it', '2026-11-01', of2026, /^calendar-ends warning 5 the days that "office" knows end on 2026-12-31, in 60 days;/],
  ['on its last day', '2026-12-31', of2026, /end on 2026-12-31, today;/],
  ['on the day after it', '2027-01-01', of2026, /have ended on 2026-12-31;/],
  ['years after it', '2031-06-02', of2026, /have ended on 2026-12-31;/],
  ['when only the next year is listed', '2026-11-27', of2027, /^calendar-begins warning 5 "office" lists no holiday of 2026;/],
  ['when the last year is taken out', '2027-01-01', of2027, nothing],
  ['when it lists nothing at all', '2026-11-27', `calendar: office\n${openingHours}until: 2046-12-31\n`, nothing],
])('a calendar %s', (_when, today, text, expected) => {
  expect(warnedOn(today, text).join('\n')).toMatch(expected);
});

test('the file may end in .yml', () => {
  expect(warnedOn('2026-12-31', of2026, 'calendars/office.yml')).toHaveLength(1);
});
