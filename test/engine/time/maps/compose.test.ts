import { array, assert, double, property } from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { compose } from '../../../../engine/time/maps/compose.ts';
import { max, min } from '../../../../engine/time/maps/overlay.ts';
import {
  apply,
  type Domain,
  identity,
  lastStart,
  restrict,
  shift,
  type TimeMap,
} from '../../../../engine/time/maps/time-map.ts';
import {
  at,
  calendars,
  domains,
  durationMap,
  durations,
  equal,
  samples,
  until,
  violations,
} from './samples.ts';

const fractions = array(double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 });
const starts = ({ from, to }: Domain, some: readonly number[]): readonly number[] =>
  some.map((fraction) => from + Math.floor((to - from) * fraction));

/** Several maps over one domain, from two calendars. */
const maps = (least: number, most: number): Arbitrary<readonly TimeMap[]> =>
  calendars.chain((tables) =>
    domains.chain((domain) =>
      array(
        durations.map((duration) => durationMap(duration, tables, domain)),
        { minLength: least, maxLength: most },
      ),
    ),
  );
const pairs = maps(2, 2).map(([f = identity, g = identity]) => ({ f, g }));
const holdsAt = (f: TimeMap, start: number): boolean =>
  f.from <= start && start <= f.certifiedUntil;
const everywhere = (f: TimeMap, ...others: readonly TimeMap[]): readonly number[] =>
  others.flatMap((other) => samples(other)).concat(samples(f));

const through = (all: readonly TimeMap[], start: number): number | undefined =>
  all.reduce<number | undefined>(
    (reached, f) => (reached === undefined ? undefined : apply(f, reached)),
    start,
  );

test('a composition leads where one map after the other leads, and holds where both hold', () => {
  assert(
    property(maps(2, 6), fractions, (all, some) => {
      const composed = all.reduce((f, g) => compose(g, f));
      expect(violations(composed)).toEqual([]);
      const domain = { from: composed.from, to: composed.certifiedUntil };
      const [first = identity] = all;
      const wrong = everywhere(composed, first)
        .concat(starts(domain, some))
        .filter((start) => apply(composed, start) !== through(all, start));
      expect(wrong).toEqual([]);
    }),
    { seed: 61, numRuns: 200 },
  );
});

test.each([
  ['later', max, Math.max],
  ['earlier', min, Math.min],
] as const)('of two maps, the %s one at every instant', (_title, pick, picked) => {
  assert(
    property(pairs, fractions, ({ f, g }, some) => {
      const both = pick(f, g);
      expect(violations(both)).toEqual([]);
      const domain = { from: both.from, to: both.certifiedUntil };
      const expected = (start: number): number | undefined =>
        holdsAt(f, start) && holdsAt(g, start) ? picked(at(f, start), at(g, start)) : undefined;
      const wrong = everywhere(both, f, g)
        .concat(starts(domain, some))
        .filter((start) => apply(both, start) !== expected(start));
      expect(wrong).toEqual([]);
    }),
    { seed: 62, numRuns: 200 },
  );
});

test('the laws of the algebra hold', () => {
  assert(
    property(maps(3, 3), ([f = identity, g = identity, h = identity]) => {
      expect(equal(compose(h, compose(g, f)), compose(compose(h, g), f))).toBe(true);
      expect(equal(compose(identity, f), f)).toBe(true);
      expect(equal(compose(f, identity), f)).toBe(true);
      expect(equal(max(f, g), max(g, f))).toBe(true);
      expect(equal(min(f, max(f, g)), restrict(f, { from: g.from, to: g.certifiedUntil }))).toBe(
        true,
      );
      expect(equal(compose(h, max(f, g)), max(compose(h, f), compose(h, g)))).toBe(true);
    }),
    { seed: 63, numRuns: 200 },
  );
});

test('the last start that ends by an instant', () => {
  assert(
    property(maps(1, 1), fractions, ([f = identity], some) => {
      const ends = starts({ from: f.from - 1, to: at(f, f.certifiedUntil) + 1 }, some);
      const wrong = ends.filter((end) => {
        const last = lastStart(f, end);
        if (last < f.from - 1 || last > Math.max(f.certifiedUntil, f.from - 1)) return true;
        return (apply(f, last) ?? end) > end || (apply(f, last + 1) ?? Infinity) <= end;
      });
      expect(wrong).toEqual([]);
    }),
    { seed: 64, numRuns: 200 },
  );
});

test.each([
  ['the identity', identity, 5, 5],
  ['so much later', shift(7), 5, 12],
  ['strictly before a deadline', compose(shift(-1), shift(7)), 5, 11],
  ['until a moment to come', until(9), 5, 9],
  ['until a moment that is past', until(9), 10, 10],
  ['a wait before a moment', compose(until(9), shift(3)), 5, 9],
  ['a wait that ends after a moment', compose(until(9), shift(3)), 7, 10],
  ['outside of a restriction', restrict(identity, { from: 6, to: 9 }), 5, undefined],
  ['on the edge of a restriction', restrict(shift(1), { from: 5, to: 9 }), 5, 6],
  [
    'a step that does not hold yet',
    compose(restrict(shift(1), { from: 6, to: 9 }), identity),
    5,
    undefined,
  ],
  ['a step that holds by then', compose(restrict(shift(1), { from: 6, to: 9 }), shift(1)), 5, 7],
  [
    'a step that holds no more',
    compose(restrict(shift(1), { from: 6, to: 9 }), shift(5)),
    5,
    undefined,
  ],
  [
    'a choice without common starts',
    max(restrict(identity, { from: 0, to: 5 }), restrict(identity, { from: 6, to: 9 })),
    5,
    undefined,
  ],
])('%s', (_title, f, start, end) => {
  expect(apply(f, start)).toBe(end);
  expect(violations(restrict(f, { from: -100, to: 100 }))).toEqual([]);
});

test('maps that differ in their domain or by a millisecond are not equal', () => {
  const f = restrict(shift(3), { from: 0, to: 9 });
  expect([
    equal(f, restrict(shift(3), { from: 0, to: 9 })),
    equal(f, restrict(shift(3), { from: 0, to: 8 })),
    equal(f, restrict(until(4), { from: 0, to: 9 })),
    equal(f, restrict(shift(4), { from: 0, to: 9 })),
  ]).toEqual([true, false, false, false]);
});
