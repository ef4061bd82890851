import { beginningOf } from '../../worker/activity-clock.ts';

// When an attempt has begun, on the clock of its case: Temporal's.

const [scheduled, soon, later] = [
  '2026-11-26T10:00:00Z',
  '2026-11-26T10:00:20Z',
  '2026-11-29T10:00:00Z',
].map((text) => Date.parse(text)) as [number, number, number];
const fiveYears = Date.parse('2031-11-26T10:00:00Z');

const never = () => Promise.reject(new Error('was asked'));

test.each<[string, number, () => Promise<number | undefined>, number]>([
  ['one that was fetched soon began by now', soon, never, soon],
  ['in virtual time it began when it was scheduled, ahead of the machine', 0, never, scheduled],
  ['one that nobody fetched for days began when Temporal says', later, async () => later, later],
  [
    'on a machine that is years ahead it began when Temporal says',
    fiveYears,
    async () => soon,
    soon,
  ],
  ['no attempt begins before it is scheduled', fiveYears, async () => 0, scheduled],
  ['what Temporal does not know, the machine does', later, async () => undefined, later],
  ['what Temporal does not answer, the machine does', later, never, later],
])('%s', async (_sentence, machine, ask, began) => {
  expect(await beginningOf({ scheduled, machine }, ask)).toBe(began);
});
