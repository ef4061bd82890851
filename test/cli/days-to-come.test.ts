import { daysToCome } from '../../cli/checking/days-to-come.ts';

// A day to come is told where only a day that is over can be meant.

// prettier-ignore
test.each<readonly [string, string, string, readonly string[]]>([
  ['a pack whose rules begin in years', 'packs/cn.yaml', 'pack: cn\neffective: 2031-11-01\n', ['2 these rules hold from 2031-11-01 on, which is still to come, and flows are held to them already']],
  ['a pack whose rules have begun', 'packs/cn.yaml', 'pack: cn\neffective: 2021-11-01\n', []],
  ['a pack whose rules begin within a year', 'packs/cn.yaml', 'pack: cn\neffective: 2027-03-01\n', []],
  ['a calendar that was looked up in ten years', 'calendars/a.yaml', "calendar: a\nasOf: '2036-01-01'\n", ['2 nobody has looked these days up on 2036-01-01, which is still to come']],
  ['a calendar that was looked up this year', 'calendars/a.yaml', 'calendar: a\nasOf: 2026-01-01\n', []],
  ['such a key of another file', 'forms/a.yaml', 'form: a\neffective: 2031-11-01\n', []],
])('%s', (_title, file, text, found) => {
  const all = daysToCome(new Map([[file, text]]), Date.parse('2026-03-02T12:00Z'));
  expect(all.map(({ line, message }) => `${line} ${message}`)).toEqual(found);
});
