import { array, assert, pre, property } from 'fast-check';
import { deadline } from '../../../../engine/time/deadline.ts';
import { compose } from '../../../../engine/time/maps/compose.ts';
import { slack } from '../../../../engine/time/maps/extrema.ts';
import { type Domain, identity, restrict, shift } from '../../../../engine/time/maps/time-map.ts';
import {
  calendars,
  dayMs,
  durationMap,
  durations,
  every,
  longest,
  minute,
  samples,
  until,
} from './samples.ts';
import { berlin, shanghai, shopHours } from '../tables.ts';
import type { Duration } from '../../../../engine/model/base.ts';

const from = Date.parse('2026-09-10T00:00Z');
const horizon: Domain = { from, to: from + 100 * dayMs };
const starts: Domain = { from, to: from + 50 * dayMs };
/** Working days are counted where the clock is not set back: what the map says there is the run time's own instant. */
const known = calendars.map(({ a, b }) => ({
  a: { ...a, offsets: shanghai.offsets, until: shanghai.until },
  b: { ...b, until: shanghai.until },
}));
const chains = array(
  durations.map((duration) =>
    'businessDays' in duration ? { ...duration, calendar: 'a' } : duration,
  ),
  { minLength: 1, maxLength: 4 },
);

const first = (extreme: typeof Math.max, all: readonly number[], values: readonly number[]) => {
  const ms = values.reduce((a, b) => extreme(a, b));
  return { at: all.filter((_, i) => values[i] === ms).reduce((a, b) => Math.min(a, b)), ms };
};

test('extremes agree with the run time at every minute of seven weeks and around every breakpoint', () => {
  assert(
    property(known, chains, chains, (both, steps, promised) => {
      const chain = (all: readonly Duration[]) =>
        all
          .map((duration) => durationMap(duration, both, horizon))
          .reduce((f, g) => compose(g, f), restrict(identity, starts));
      const run = (all: readonly Duration[]) => (start: number) =>
        all.reduce((reached, duration) => deadline(reached, duration, both), start);
      const [f, g] = [chain(steps), chain(promised)];
      const to = Math.min(f.certifiedUntil, g.certifiedUntil);
      pre(to >= from);
      const all = [...every(minute, { from, to }), ...samples(f), ...samples(g)].filter(
        (start) => start <= to,
      );
      const [ends, promises] = [all.map(run(steps)), all.map(run(promised))];
      const waits = ends.map((end, i) => end - (all[i] ?? NaN));
      const slacks = promises.map((promise, i) => promise - (ends[i] ?? NaN));
      expect(longest(restrict(f, { from, to }))).toEqual(first(Math.max, all, waits));
      expect(slack(g, f)).toEqual(first(Math.min, all, slacks));
    }),
    { seed: 71, numRuns: 4 },
  );
});

const tables = { cn: shanghai, de: berlin, shop: shopHours };
const map = (duration: Duration) => durationMap(duration, tables, horizon);
const hours = (amount: number) => shift(amount * 60 * minute);
const extreme = (found: { readonly at: number; readonly ms: number } | undefined) =>
  found && [new Date(found.at).toISOString(), found.ms / 3_600_000];

test('80 hours break 3 business days on a Monday, and keep them over a holiday week', () => {
  const promise = map({ businessDays: 3, calendar: 'cn' });
  const on = (start: string) =>
    restrict(hours(80), { from: Date.parse(start), to: Date.parse(start) });
  expect(extreme(slack(promise, on('2026-09-21T10:00+08:00')))).toEqual([
    '2026-09-21T02:00:00.000Z',
    -8,
  ]);
  expect(extreme(slack(promise, on('2026-09-30T10:00+08:00')))).toEqual([
    '2026-09-30T02:00:00.000Z',
    160,
  ]);
  expect(slack(promise, hours(80))?.ms).toBe(-8 * 60 * minute);
});

test('the least slack may lie in the last millisecond before a jump', () => {
  const promise = restrict(until(100), { from: 0, to: 50 });
  expect(slack(promise, shift(20))).toEqual({ at: 50, ms: 30 });
  expect(slack(shift(20), promise)).toEqual({ at: 0, ms: -80 });
});

test('maps without common starts have no slack', () => {
  expect(
    slack(restrict(identity, { from: 0, to: 4 }), restrict(identity, { from: 5, to: 9 })),
  ).toBeUndefined();
});
