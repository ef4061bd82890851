import type { Entry } from '../../engine/model/journal.ts';
import { promiseLines } from '../../wording/promise-lines.ts';

// What a promise of a case has come to, of which the record says nothing.

const entry = (fact: object): Entry => ({ seq: 1, at: 0, ...fact }) as Entry;
const opened = (round = 1): Entry =>
  entry({
    kind: 'opened',
    task: 'review',
    round,
    outcomes: [{ outcome: 'returned', again: true }],
  });
const settled = (outcome: string): Entry =>
  entry({ kind: 'settled', task: 'review', round: 1, outcome, silent: false });
const ended = entry({ kind: 'ended', outcome: 'over' });
const cancelled = entry({ kind: 'cancelled', task: 'review', round: 2 });

test.each<readonly [string, readonly Entry[], string]>([
  ['a task is open beside what has ended', [opened(), ended], 'open'],
  ['it is settled', [opened(), ended, settled('approved')], 'void'],
  ['it is sent back behind the end', [opened(), ended, settled('returned')], 'open'],
  ['it is asked anew', [opened(), ended, settled('returned'), opened(2)], 'open'],
  ['it is called off', [opened(), ended, settled('returned'), opened(2), cancelled], 'void'],
  ['the end has come between', [opened(), settled('returned'), ended], 'void'],
])('%s', (_what, entries, state) => {
  const promises = [{ promise: 'done', step: 'review', within: { ms: 1 } }] as const;
  const [line] = promiseLines({ case: { status: 'ended' }, entries, promises }, 'en');
  expect(line?.state).toBe(state);
});
