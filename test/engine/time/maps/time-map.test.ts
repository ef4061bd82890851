import { assert, integer, property } from 'fast-check';
import { max, min } from '../../../../engine/time/maps/overlay.ts';
import { compose } from '../../../../engine/time/maps/compose.ts';
import { slack } from '../../../../engine/time/maps/extrema.ts';
import { apply, lastStart, restrict } from '../../../../engine/time/maps/time-map.ts';
import { every, fewPieces, mapOfPieces, valuesOf, violations } from './samples.ts';

// Small maps, at each of their milliseconds.

const maps = fewPieces(0).map(mapOfPieces);
const instants = integer({ min: -2, max: 40 });

test('a map leads somewhere from the instants of its domain alone', () => {
  assert(
    property(maps, (f) => {
      const led = every(1, { from: -2, to: 30 }).filter((start) => apply(f, start) !== undefined);
      expect(led).toEqual(every(1, { from: f.from, to: f.certifiedUntil }));
    }),
    { seed: 91, numRuns: 200 },
  );
});

test('the last start that leads to an end, or before it', () => {
  assert(
    property(maps, instants, (f, end) => {
      const inTime = valuesOf(f).filter((value) => value <= end).length;
      expect(lastStart(f, end)).toBe(f.from + inTime - 1);
    }),
    { seed: 92, numRuns: 1000 },
  );
});

test('a map on some of its starts leads where it led from them', () => {
  assert(
    property(maps, instants, instants, (f, from, to) => {
      const some = restrict(f, { from, to });
      expect(violations(some)).toEqual([]);
      const starts = every(1, { from: -2, to: 40 });
      const led = starts.map((start) =>
        from <= start && start <= to ? apply(f, start) : undefined,
      );
      expect(starts.map((start) => apply(some, start))).toEqual(led);
    }),
    { seed: 93, numRuns: 1000 },
  );
});

test('the later and the earlier of two, one behind the other, and the least that lies between them', () => {
  assert(
    property(maps, maps, (f, g) => {
      const both = every(1, { from: 0, to: Math.min(f.certifiedUntil, g.certifiedUntil) });
      const [of, other] = [valuesOf(f), valuesOf(g)].map((all) => all.slice(0, both.length));
      const pairs = (of ?? []).map((value, index) => [value, other?.[index] ?? NaN] as const);
      expect(valuesOf(max(f, g))).toEqual(pairs.map(([a, b]) => Math.max(a, b)));
      expect(valuesOf(min(f, g))).toEqual(pairs.map(([a, b]) => Math.min(a, b)));
      const room = pairs.map(([a, b]) => a - b);
      const ms = Math.min(...room);
      expect(slack(f, g)).toEqual({ at: room.indexOf(ms), ms });
      const behind = compose(g, f);
      expect(every(1, { from: -1, to: 30 }).map((start) => apply(behind, start))).toEqual(
        every(1, { from: -1, to: 30 }).map((start) => {
          const reached = apply(f, start);
          return reached === undefined ? undefined : apply(g, reached);
        }),
      );
    }),
    { seed: 94, numRuns: 1000 },
  );
});
