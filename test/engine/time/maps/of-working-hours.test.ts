import { assert, property } from 'fast-check';
import { nextOpenings } from '../../../../engine/time/maps/of-working-hours.ts';
import { nextOpen } from '../../../../engine/time/working-hours.ts';
import { at, domains, samples, tables, violations } from './samples.ts';

test('the next opening, as for quiet hours', () => {
  assert(
    property(tables, domains, (table, domain) => {
      const f = nextOpenings(table, domain);
      expect(violations(f)).toEqual([]);
      expect(samples(f).filter((start) => at(f, start) !== nextOpen(start, table))).toEqual([]);
    }),
    { seed: 82, numRuns: 200 },
  );
});
