import { inSlices } from '../../server/services/in-slices.ts';
import { remembered } from '../../server/services/remembered.ts';

test('whoever asks again and again shares one answer, until it is old', async () => {
  let asked = 0;
  const ask = remembered(async () => (asked += 1), 60_000);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(1);
  const fresh = remembered(async () => (asked += 1), 0);
  expect([await fresh(), await fresh()]).toEqual([2, 3]);
});

test('whoever wants to know how it is now is not told how it was', async () => {
  let asked = 0;
  const ask = remembered(async () => (asked += 1), 60_000);
  expect([await ask(), await ask.afresh(), await ask()]).toEqual([1, 2, 2]);
});

test('an answer that did not come is not remembered', async () => {
  let fails = true;
  const ask = remembered(async () => {
    if (fails) throw new Error('away');
    return 'here';
  }, 60_000);
  await expect(ask()).rejects.toThrow('away');
  fails = false;
  expect(await ask()).toBe('here');
});

test('long work lets others go first', async () => {
  const served = new Set<string>();
  setTimeout(() => served.add('another'), 1);
  function* work(): Generator<undefined, number, undefined> {
    for (let steps = 0; steps < 50_000_000 && served.size === 0; steps += 1) yield;
    return served.size;
  }
  expect(await inSlices(work())).toBe(1);
});
