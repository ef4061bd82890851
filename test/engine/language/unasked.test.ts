import { answersAs } from '../journal-lines.ts';
import { bounced, refused, review, type LanguageRow, playRow } from './language-row.ts';

// Whoever no mail could ask is on record as unasked, never as silent.

const seats = (by: string, need: string, more = '') =>
  review(`    need: ${need}\n${more}`).replace('by: head', `by: [${by}]`);
const ladder = '    escalate: [{ to: director, within: 2h }]';
const opened = ['09-28 09:00 review open until 09-28 13:00', '09-28 09:00 request to review'];
const bouncedRequest = '09-28 09:00 review/request.0 refused';
const rejected = (at: string) => [`${at} regret to candidate`, `${at} ended rejected`];

const rows: Readonly<Record<string, LanguageRow>> = {
  'the next level has until the end of its own window': {
    steps: review(ladder),
    environment: bounced('review/request.0'),
    script: [['2026-09-28T14:00', answersAs('director', 'approved')]],
    expected: [
      ...opened,
      bouncedRequest,
      '09-28 09:00 review unasked of head',
      '09-28 09:00 review to director until 09-28 15:00',
      '09-28 09:00 escalation to review',
      '09-28 14:00 director says approved',
      '09-28 14:00 review approved',
      '09-28 14:00 ended completed',
    ],
  },
  'behind a level that was silent, one that could not be asked is unasked': {
    steps: review(ladder),
    environment: bounced('review/escalation.1'),
    expected: [
      ...opened,
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 13:00 review/escalation.1 refused',
      '09-28 13:00 review unasked of director',
      '09-28 13:00 review/reach open until 09-28 15:00',
      '09-28 13:00 request to review',
      '09-28 15:00 review/reach silent',
      '09-28 15:00 review unasked',
      ...rejected('09-28 15:00'),
    ],
  },
  'with 2 of 3, two others still decide': {
    steps: seats('head, second, third', '2'),
    environment: { deliveries: { 'review/request.0': undefined } },
    script: [
      ['2026-09-28T09:10', (fake) => fake.refuse('review/request.0', ['second'])],
      ['2026-09-28T10:00', answersAs('head', 'approved')],
      ['2026-09-28T11:00', answersAs('third', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 09:10 review unasked of second',
      '09-28 10:00 head says approved',
      '09-28 11:00 third says approved',
      '09-28 11:00 review approved',
      '09-28 11:00 ended completed',
    ],
  },
  'with 2 of 3, the next level is asked as soon as two cannot be': {
    steps: seats('head, second, third', '2', ladder),
    environment: { deliveries: { 'review/request.0': undefined } },
    script: [
      ['2026-09-28T09:10', (fake) => fake.refuse('review/request.0', ['second'])],
      ['2026-09-28T09:20', answersAs('head', 'approved')],
      ['2026-09-28T09:30', (fake) => fake.refuse('review/request.0', ['second', 'third'])],
      ['2026-09-28T10:00', answersAs('director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 09:10 review unasked of second',
      '09-28 09:20 head says approved',
      '09-28 09:30 review unasked of third',
      '09-28 09:30 review to director until 09-28 15:00',
      '09-28 09:30 escalation to review',
      '09-28 10:00 director says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 ended completed',
    ],
  },
  'a seat with several people is unasked when none of them could be': {
    steps: review(ladder),
    environment: {
      holders: { head: ['ann', 'bob'] },
      deliveries: { 'review/request.0': undefined },
    },
    script: [
      ['2026-09-28T09:10', (fake) => fake.refuse('review/request.0', ['ann'])],
      ['2026-09-28T09:20', (fake) => fake.refuse('review/request.0', ['ann', 'bob'])],
      ['2026-09-28T10:00', answersAs('director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 09:20 review unasked of head',
      '09-28 09:20 review to director until 09-28 15:00',
      '09-28 09:20 escalation to review',
      '09-28 10:00 director says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 ended completed',
    ],
  },
  'a seat that nobody holds is unasked': {
    steps: seats('head, second', 'all', ladder),
    environment: { holders: { second: [] } },
    script: [['2026-09-28T10:00', answersAs('director', 'approved')]],
    expected: [
      ...opened,
      '09-28 09:00 review unasked of second',
      '09-28 09:00 review to director until 09-28 15:00',
      '09-28 09:00 escalation to review',
      '09-28 10:00 director says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 ended completed',
    ],
  },
  'a reminder that is refused for good counts like the request': {
    steps: review(`    remind: 50%\n${ladder}`),
    environment: bounced('review/reminder.0.1'),
    script: [['2026-09-28T12:00', answersAs('director', 'approved')]],
    expected: [
      ...opened,
      '09-28 11:00 reminder to review',
      '09-28 11:00 review/reminder.0.1 refused',
      '09-28 11:00 review unasked of head',
      '09-28 11:00 review to director until 09-28 15:00',
      '09-28 11:00 escalation to review',
      '09-28 12:00 director says approved',
      '09-28 12:00 review approved',
      '09-28 12:00 ended completed',
    ],
  },
  'whoever could not be asked is not reminded': {
    steps: seats('head, second', '1', '    remind: 50%'),
    environment: { deliveries: { 'review/request.0': undefined } },
    script: [
      ['2026-09-28T09:10', (fake) => fake.refuse('review/request.0', ['head'])],
      ['2026-09-28T12:00', answersAs('second', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 09:10 review unasked of head',
      '09-28 11:00 reminder to review',
      '09-28 12:00 second says approved',
      '09-28 12:00 review approved',
      '09-28 12:00 ended completed',
    ],
  },
  'a refusal behind the end of the level closes nothing': {
    steps: review(ladder),
    environment: { deliveries: { 'review/request.0': undefined } },
    script: [
      ['2026-09-28T13:30', (fake) => fake.fate('review/request.0', refused)],
      ['2026-09-28T14:00', answersAs('director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 13:30 review/request.0 refused',
      '09-28 13:30 review unasked of head',
      '09-28 14:00 director says approved',
      '09-28 14:00 review approved',
      '09-28 14:00 ended completed',
    ],
  },
  'a refusal behind the outcome changes nothing': {
    steps: review(ladder),
    environment: { deliveries: { 'review/request.0': undefined } },
    script: [
      ['2026-09-28T10:00', answersAs('head', 'approved')],
      ['2026-09-28T10:10', (fake) => fake.fate('review/request.0', refused)],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 ended completed',
      '09-28 10:10 review/request.0 refused',
    ],
  },
  'the candidate who could not be asked has not let the offer lapse': {
    steps: `
  - { ask: candidate, id: reply, form: offer-answer, within: 1h, outcomes: { accepted: [], declined: [] }, silent: [{ tell: recruiter, id: told, template: guide }] }
  - end: done`,
    environment: bounced('reply/request.0'),
    expected: [
      '09-28 09:00 reply open until 09-28 10:00',
      '09-28 09:00 request to reply',
      '09-28 09:00 reply/request.0 refused',
      '09-28 09:00 reply unasked of candidate',
      '09-28 09:00 reply/reach open until 09-28 10:00',
      '09-28 09:00 request to reply',
      '09-28 10:00 reply/reach silent',
      '09-28 10:00 reply unasked',
      '09-28 10:00 guide to recruiter',
      '09-28 10:00 ended done',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (_name, row) =>
  expect(await playRow(row)).toEqual(row.expected),
);
