import { answersAs } from '../journal-lines.ts';
import { review, type LanguageRow, playRow } from './language-row.ts';

const backstop = `backstops:
  - unless: answer
    after: 3 days
    since: case.lastInterviewAt
    do: [{ tell: candidate, template: no-decision-yet }]`;

const rows: Readonly<Record<string, LanguageRow>> = {
  'a backstop speaks when nothing has been answered in time': {
    steps: review().replace('4h', '9 days'),
    more: backstop,
    start: '2026-09-29T10:00',
    script: [['2026-10-04T10:00', answersAs('head', 'approved')]],
    expected: [
      '09-29 10:00 review open until 10-08 10:00',
      '09-29 10:00 request to review',
      '10-02 10:00 backstop',
      '10-02 10:00 no-decision-yet to candidate',
      '10-04 10:00 head says approved',
      '10-04 10:00 review approved',
      '10-04 10:00 ended completed',
    ],
  },
  'it is silent once an answer has left': {
    steps: `
  - { tell: candidate, template: offer }
  - wait: 9 days
  - end: done`,
    more: backstop,
    start: '2026-09-29T10:00',
    expected: ['09-29 10:00 offer to candidate', '10-08 10:00 ended done'],
  },
  'an answer that has left needs nobody who would reach the person had it been refused': {
    steps: `
  - { tell: candidate, template: offer, undelivered: [{ wait: 1h }] }
  - wait: 9 days
  - end: done`,
    more: backstop,
    start: '2026-09-29T10:00',
    expected: ['09-29 10:00 offer to candidate', '10-08 10:00 ended done'],
  },
  'it waits for an answer that is on its way, and speaks when that is dropped': {
    steps: `
  - { tell: candidate, template: offer, id: told, undelivered: [{ wait: 1h }] }
  - wait: 9 days
  - end: done`,
    more: backstop,
    start: '2026-10-02T09:30',
    environment: { deliveries: { told: undefined } },
    script: [['2026-10-02T10:10', (fake) => fake.fate('told', { fate: 'dropped' })]],
    expected: [
      '10-02 09:30 offer to candidate',
      '10-02 10:10 told dropped',
      '10-02 10:10 backstop',
      '10-02 10:10 no-decision-yet to candidate',
      '10-11 10:10 ended done',
    ],
  },
  'it speaks when the answer was refused and nobody has the task of reaching the person': {
    steps: `
  - { tell: candidate, template: offer, id: told, undelivered: [{ wait: 9 days }] }
  - end: done`,
    more: backstop,
    start: '2026-09-29T10:00',
    environment: { deliveries: { told: { fate: 'refused', reason: 'no such mailbox' } } },
    expected: [
      '09-29 10:00 offer to candidate',
      '09-29 10:00 told refused',
      '10-02 10:00 backstop',
      '10-02 10:00 no-decision-yet to candidate',
      '10-08 10:00 ended done',
    ],
  },
  'it rests when somebody has that task': {
    steps: `
  - { tell: candidate, template: offer, id: told, undelivered: [{ todo: Call, id: call, for: recruiter, within: 9 days, outcomes: { called: [] }, silent: called }] }
  - end: done`,
    more: backstop,
    start: '2026-09-29T10:00',
    environment: { deliveries: { told: { fate: 'refused', reason: 'no such mailbox' } } },
    expected: [
      '09-29 10:00 offer to candidate',
      '09-29 10:00 told refused',
      '09-29 10:00 call open until 10-08 10:00',
      '09-29 10:00 request to call',
      '10-08 10:00 call silent',
      '10-08 10:00 ended done',
    ],
  },
  '`end` cancels it': {
    steps: `
  - meanwhile: [{ wait: 9 days }]
  - end: done`,
    more: backstop,
    start: '2026-09-29T10:00',
    expected: ['09-29 10:00 ended done'],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});
