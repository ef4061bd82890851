import { reachable } from '../../../../engine/analysis/timing/reachable.ts';
import { compose } from '../../../../engine/time/maps/compose.ts';
import {
  apply,
  identity,
  restrict,
  shift,
  type TimeMap,
} from '../../../../engine/time/maps/time-map.ts';
import { mapOfPieces, until, violations } from '../../time/maps/samples.ts';

// Where something can happen, out of the starts of a domain: from 0 to 100.

const domain = { from: 0, to: 100 };
const zero = restrict(identity, domain);
const plus = (ms: number, map: TimeMap = zero): TimeMap => compose(shift(ms), map);

/** At 50, or as soon as entered after it. */
const fifty = compose(until(50), zero);

/** At fifty; at sixty for a start that is too late for it; later ones as late as they are. */
const doors = mapOfPieces([
  [10, 40, 0],
  [10, 10, 0],
  [81, 0, 1],
]);

/** The next instant that can be reached, from each of these. */
const next = (early: TimeMap, late: TimeMap, ...from: readonly number[]) => {
  const map = reachable({ early, late }, domain);
  expect(violations(map)).toEqual([]);
  return from.map((at) => apply(map, at));
};

test.each<readonly [string, TimeMap, TimeMap, readonly number[], readonly (number | undefined)[]]>([
  ['at once: every instant of the domain', zero, zero, [0, 1, 99, 100], [0, 1, 99, 100]],
  ['nothing beyond the last start', zero, zero, [101], [undefined]],
  [
    'always later: none before the first',
    plus(10),
    plus(10),
    [0, 9, 10, 11, 110],
    [10, 10, 10, 11, 110],
  ],
  ['between at once and later: everything', zero, plus(10), [0, 5, 110], [0, 5, 110]],
  [
    'at fifty, whenever it starts before: nothing earlier',
    fifty,
    fifty,
    [0, 49, 50, 51],
    [50, 50, 50, 51],
  ],
  [
    'at fifty, at sixty, or as soon as entered after it: nothing between',
    doors,
    doors,
    [0, 50, 51, 60, 61],
    [50, 50, 60, 60, 61],
  ],
  ['between at once and fifty: everything again', zero, fifty, [0, 49, 51], [0, 49, 51]],
])('%s', (_sentence, early, late, from, reached) => {
  expect(next(early, late, ...from)).toEqual(reached);
});
