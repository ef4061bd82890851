import type { Plan } from '../../engine/model/plan.ts';
import { countPairs, requiredPairs } from './pairs.ts';

test('pairs are counted by where a step stands, and by the fields beside each other', () => {
  const seen: string[] = [];
  const inner = { kind: 'end', id: 'e', outcome: 'x' };
  const steps = [{ kind: 'approve', id: 'a', arms: { rejected: [inner] } }];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no more of a plan is read
  const plan = { steps, on: {}, backstops: [], classes: {} } as unknown as Plan;
  const escalate = [
    { to: 'b', within: '1h' },
    { to: 'c', within: '1h', tell: 't' },
  ];
  const written = { steps: [{ approve: 'A', need: 2, comment: [], escalate }] };
  countPairs(plan, written, {
    count: (name) => void seen.push(name),
    fail: () => undefined,
    tally: () => ({ counts: {}, failures: [] }),
  });
  expect(seen).toEqual(
    expect.arrayContaining([
      'pair:flow > approve',
      'pair:approve.rejected > end',
      'pair:approve: need + comment',
      'pair:approve: comment + escalate.tell',
    ]),
  );
  expect(requiredPairs()).toEqual(
    expect.arrayContaining(['approve.rejected > end', 'approve: need + comment']),
  );
});
