import { answersAs } from '../journal-lines.ts';
import { type LanguageRow, playRow, review } from './language-row.ts';

const opened = ['09-28 09:00 review open until 09-28 13:00', '09-28 09:00 request to review'];
const silent = (at: string) => [
  `${at} review silent`,
  `${at} regret to candidate`,
  `${at} ended rejected`,
];

const rows: Readonly<Record<string, LanguageRow>> = {
  'at equal distances, until somebody answers': {
    steps: review('    remind: every 1h'),
    script: [['2026-09-28T11:30', answersAs('head', 'approved')]],
    expected: [
      ...opened,
      '09-28 10:00 reminder to review',
      '09-28 11:00 reminder to review',
      '09-28 11:30 head says approved',
      '09-28 11:30 review approved',
      '09-28 11:30 ended completed',
    ],
  },
  'as often as is said, in the first window alone': {
    steps: review(
      '    remind: { every: 1 business hour, at-most: 2 }\n    escalate: [{ to: director, within: 3h }]',
    ),
    expected: [
      ...opened,
      '09-28 10:00 reminder to review',
      '09-28 11:00 reminder to review',
      '09-28 13:00 review to director until 09-28 16:00',
      '09-28 13:00 escalation to review',
      ...silent('09-28 16:00'),
    ],
  },
  'beside others': {
    steps: review('    remind: [every 90m, 30m before]'),
    expected: [
      ...opened,
      '09-28 10:30 reminder to review',
      '09-28 12:00 reminder to review',
      '09-28 12:30 reminder to review',
      ...silent('09-28 13:00'),
    ],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});

test('ten times, if nothing else is said', async () => {
  const steps = review('    remind: every 1h').replace('within: 4h', 'within: 2 days');
  const lines = await playRow({ steps, expected: [] });
  expect(lines.filter((line) => line.includes('reminder'))).toHaveLength(10);
});
