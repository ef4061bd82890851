import { join } from 'node:path';
import { compileAll } from '../../engine/compiler/compile.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { nextMonday } from './next-monday.ts';
import { withPlainWeeks } from './plain-weeks.ts';

// Cases on the real server start on a Monday morning, in weeks that are all alike.

test.each([
  ['a Thursday evening', '2026-11-26T23:30+08:00', '2026-11-30T10:00+08:00'],
  ['early on a Monday', '2026-11-30T09:00+08:00', '2026-11-30T10:00+08:00'],
  ['less than an hour before', '2026-11-30T09:01+08:00', '2026-12-07T10:00+08:00'],
  ['a Monday morning', '2026-11-30T10:00+08:00', '2026-12-07T10:00+08:00'],
  ['a Sunday in New York', '2031-06-01T22:00-04:00', '2031-06-09T10:00+08:00'],
  ['before any of this', '2025-12-31T12:00Z', '2026-01-05T10:00+08:00'],
])('after %s comes a Monday at ten', (_day, now, monday) => {
  expect(nextMonday(Date.parse(now))).toBe(Date.parse(monday));
});

const root = join(import.meta.dirname, '../..');
const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));
const shipped = await compileAll(files);
const plain = await compileAll(withPlainWeeks(files));

test('plain weeks are those of the shipped calendars, without an exception', () => {
  expect([...plain.calendars.keys()]).toEqual([...shipped.calendars.keys()]);
  for (const [id, { weekly, zone, exceptions, until }] of plain.calendars) {
    expect({ weekly, zone }).toEqual({
      weekly: shipped.calendars.get(id)?.weekly,
      zone: shipped.calendars.get(id)?.zone,
    });
    expect({ exceptions, until }).toEqual({
      exceptions: [],
      until: Date.UTC(2046, 11, 31) / 86_400_000,
    });
  }
});

const withoutCalendars = (some: ReadonlyMap<string, string>) =>
  [...some].filter(([path]) => !path.startsWith('calendars/'));

test('nothing else changes', () => {
  expect(withoutCalendars(withPlainWeeks(files))).toEqual(withoutCalendars(files));
});
