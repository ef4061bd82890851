import { answersAs } from '../journal-lines.ts';
import { review, type LanguageRow, playRow } from './language-row.ts';

const escalation = '    remind: 50%\n    escalate: [{ to: director, within: 2h }]';

const rows: Readonly<Record<string, LanguageRow>> = {
  'an answer counts strictly before the deadline': {
    steps: review(),
    script: [['2026-09-28T12:59', answersAs('head', 'approved')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 12:59 head says approved',
      '09-28 12:59 review approved',
      '09-28 12:59 ended completed',
    ],
  },
  'at the deadline itself it is too late': {
    steps: review(),
    script: [['2026-09-28T13:00', answersAs('head', 'approved')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 13:00 review silent',
      '09-28 13:00 regret to candidate',
      '09-28 13:00 ended rejected',
    ],
  },
  'a rung has a window of its own, without reminders; the first window is over': {
    steps: review(escalation),
    script: [
      ['2026-09-28T13:30', answersAs('head', 'rejected')],
      ['2026-09-28T14:00', answersAs('director', 'approved')],
    ],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 11:00 reminder to review',
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 14:00 director says approved',
      '09-28 14:00 review approved',
      '09-28 14:00 ended completed',
    ],
  },
  'silence on the last level is silence, and never a no': {
    steps: review(escalation),
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 11:00 reminder to review',
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 15:00 review silent',
      '09-28 15:00 regret to candidate',
      '09-28 15:00 ended rejected',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});
