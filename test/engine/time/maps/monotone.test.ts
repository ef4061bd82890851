import { assert, property } from 'fast-check';
import { monotone } from '../../../../engine/time/maps/monotone.ts';
import { fewPieces, mapOfPieces, valuesOf, violations, type WrittenPieces } from './samples.ts';

// Pieces that may go back, millisecond by millisecond.

test('the tightest bounds: the most of all until then, and the least of all from then on', () => {
  assert(
    property(fewPieces(-3), (written) => {
      const f = mapOfPieces(written);
      const values = valuesOf(f);
      const [latest, earliest] = [monotone(f, 'latest'), monotone(f, 'earliest')];
      expect([...violations(latest), ...violations(earliest)]).toEqual([]);
      const most = values.map((_value, start) => Math.max(...values.slice(0, start + 1)));
      const least = values.map((_value, start) => Math.min(...values.slice(start)));
      expect(valuesOf(latest)).toEqual(most);
      expect(valuesOf(earliest)).toEqual(least);
    }),
    { seed: 71, numRuns: 1000 },
  );
});

test.each<readonly [string, WrittenPieces, number]>([
  [
    'one that goes on as the first did',
    [
      [5, 0, 1],
      [5, 1, 1],
    ],
    1,
  ],
  [
    'one that goes on as the second did',
    [
      [5, 0, 1],
      [5, 1, 0],
      [5, 0, 0],
    ],
    2,
  ],
  [
    'one of a millisecond, which is of either slope',
    [
      [1, 0, 1],
      [5, 0, 0],
    ],
    1,
  ],
  [
    'none that jumps',
    [
      [5, 0, 1],
      [5, 2, 1],
    ],
    2,
  ],
])('pieces that continue each other are joined: %s', (_sentence, written, count) => {
  expect(mapOfPieces(written).starts.length).toBe(count);
});
