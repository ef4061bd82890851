import { review, type LanguageRow, playRow } from './language-row.ts';

const rows: Readonly<Record<string, LanguageRow>> = {
  'business hours pass only in working hours, over the holiday': {
    steps: `
  - wait: 8 business hours
  - end: done`,
    start: '2026-09-30T16:00',
    expected: ['10-08 16:00 ended done'],
  },
  'a duration is over at the closing time sharp': {
    steps: `
  - wait: 2 business hours
  - end: done`,
    start: '2026-09-28T16:00',
    expected: ['09-28 18:00 ended done'],
  },
  'business days keep the clock time, and make-up days count': {
    steps: `
  - wait: 2 business days
  - end: done`,
    start: '2026-10-09T11:00',
    expected: ['10-12 11:00 ended done'],
  },
  'a reminder by percentage counts working time': {
    steps: review('    remind: 50%').replace('4h', '8 business hours'),
    start: '2026-09-28T14:00',
    expected: [
      '09-28 14:00 review open until 09-29 14:00',
      '09-28 14:00 request to review',
      '09-28 18:00 reminder to review',
      '09-29 14:00 review silent',
      '09-29 14:00 regret to candidate',
      '09-29 14:00 ended rejected',
    ],
  },
  'a reminder outside its window is dropped, one before the end is not': {
    steps: review('    remind: [5h, 1h before, 6h before]'),
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 12:00 reminder to review',
      '09-28 13:00 review silent',
      '09-28 13:00 regret to candidate',
      '09-28 13:00 ended rejected',
    ],
  },
  '`since` counts from the moment that it names': {
    steps: review('    since: case.lastInterviewAt').replace('4h', '1 day'),
    start: '2026-09-29T12:00',
    expected: [
      '09-29 12:00 review open until 09-30 10:00',
      '09-29 12:00 request to review',
      '09-30 10:00 review silent',
      '09-30 10:00 regret to candidate',
      '09-30 10:00 ended rejected',
    ],
  },
  '`wait until` is bounded by `atMost`': {
    steps: `
  - { wait: until case.lastInterviewAt, atMost: 1h }
  - end: done`,
    start: '2026-09-28T09:00',
    expected: ['09-28 10:00 ended done'],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});
