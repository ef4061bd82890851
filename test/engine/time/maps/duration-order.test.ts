import { array, assert, constantFrom, property } from 'fast-check';
import type { Duration } from '../../../../engine/model/base.ts';
import { deadline } from '../../../../engine/time/deadline.ts';
import {
  durationOrder,
  orderWithoutCalendars,
} from '../../../../engine/time/maps/duration-order.ts';
import { calendars, domains, durations, every } from './samples.ts';

// Which lengths of time surely pass before others that begin no earlier.

const hour = 3_600_000;
const lengths = array(durations, { minLength: 1, maxLength: 3 });

test('what surely passes before does so from every start', () => {
  assert(
    property(
      calendars,
      domains,
      lengths,
      lengths,
      constantFrom(0, 1),
      (both, domain, first, others, ms) => {
        const { passesBefore } = durationOrder(both, domain);
        if (!passesBefore(first, others, ms)) return;
        const end = (all: readonly Duration[], start: number): number =>
          all.reduce((at, one) => deadline(at, one, both), start);
        const late = every(3 * hour, domain).filter(
          (start) => end(first, start) + ms > end(others, start),
        );
        expect(late).toEqual([]);
      },
    ),
    { seed: 81, numRuns: 150 },
  );
});

const natural = (hours: number): Duration => ({ ms: hours * hour });
const working = (hours: number, calendar = 'a'): Duration => ({
  businessMs: hours * hour,
  calendar,
});
const days = (businessDays: number): Duration => ({ businessDays, calendar: 'a' });

test.each<readonly [string, readonly Duration[], readonly Duration[], boolean]>([
  ['a shorter one before a longer one', [natural(1)], [natural(2)], true],
  ['one before the same length in two parts', [natural(2)], [natural(1), natural(1)], true],
  ['none before a shorter one', [natural(2)], [natural(1)], false],
  ['working time before more of it', [working(1)], [working(2)], true],
  ['working time not before natural time that is longer', [working(1)], [natural(2)], false],
  [
    'natural time not before working time, of which nothing is known',
    [natural(1)],
    [working(2)],
    false,
  ],
  ['nor that of one calendar before that of another one', [working(1)], [working(2, 'b')], false],
  ['nor what has such a part', [working(1), natural(1)], [working(9)], false],
  ['working days not before more of them', [days(1)], [days(2)], false],
])('without a calendar: %s', (_sentence, first, others, holds) => {
  expect(orderWithoutCalendars.passesBefore(first, others, 0)).toBe(holds);
});

test.each([
  [0, true],
  [1, false],
])('lengths that are over at once are so, and not %i ms before', (ms, holds) => {
  expect(orderWithoutCalendars.passesBefore([natural(1)], [natural(1)], ms)).toBe(holds);
});
