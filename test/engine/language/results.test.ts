import { answersAs } from '../journal-lines.ts';
import { playRow, review } from './language-row.ts';

// What a condition reads of a task.

const answered = (outcome: string, answers: string) =>
  `${review().replace(/rejected: \[.*\]/, 'rejected: []')}
  - { when: review.outcome == '${outcome}' && ${answers}, end: found }
  - end: other`;

test.each([
  ['silence counts as the outcome that it names', 'rejected', '!review.answered', [], 'found'],
  ['and nobody has answered', 'rejected', 'review.answered', [], 'other'],
  ['it is not silent beside', 'silent', '!review.answered', [], 'other'],
  ['somebody has rejected', 'rejected', 'review.answered', [['head', 'rejected']], 'found'],
] as const)('%s', async (_name, outcome, answers, acts, end) => {
  const lines = await playRow({
    steps: answered(outcome, answers),
    script: acts.map(([who, does]) => ['2026-09-28T10:00', answersAs(who, does)]),
    expected: [],
  });
  expect(lines.at(-1)).toMatch(new RegExp(`ended ${end}$`));
});
