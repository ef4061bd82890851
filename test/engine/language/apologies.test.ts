import { templateFiles, flowText } from '../../definition-files.ts';
import { planOf } from '../compiled-plan.ts';
import { fakeCase } from '../fake-host.ts';
import { answersAs, utc } from '../journal-lines.ts';
import { bounced, type LanguageRow, playRow, review } from './language-row.ts';

// A level that is asked since those before are late says sorry to the candidate.

const ladder =
  '    escalate: [{ to: director, within: 2h, tell: in-review }, { to: hr-director, within: 1h }]\n';
const twice = ladder.replace('within: 1h', 'within: 1h, tell: in-review');
const seats = (fields: string) => review(fields).replace('by: head', 'by: [head, second]');
const opened = ['09-28 09:00 review open until 09-28 13:00', '09-28 09:00 request to review'];
const next = (at: string) => [
  `${at} review to director until 09-28 15:00`,
  `${at} escalation to review`,
  `${at} in-review to candidate`,
];
const approved = (at: string) => [`${at} review approved`, `${at} ended completed`];
const rejected = (at: string) => [`${at} regret to candidate`, `${at} ended rejected`];
const reached = (at: string) => [
  `${at} review.late refused`,
  `${at} system.undelivered/reach open until 09-29 13:00`,
  `${at} request to system.undelivered`,
];

/** Once the level has been asked in the first round it sends back, and is asked again in the second. */
const sentBackOnce: LanguageRow['script'] = [
  ['2026-09-28T14:00', answersAs('director', 'returned')],
  ['2026-09-28T18:30', answersAs('director', 'approved', 'review', 2)],
];
const inSecondRound = [
  ...opened,
  ...next('09-28 13:00'),
  '09-28 14:00 director says returned',
  '09-28 14:00 review returned',
  '09-28 14:00 review open until 09-28 18:00',
  '09-28 14:00 request to review',
  '09-28 18:00 review to director until 09-28 20:00',
  '09-28 18:00 escalation to review',
];

const rows: Readonly<Record<string, LanguageRow>> = {
  'those who answer in time need no apology': {
    steps: review(ladder),
    script: [['2026-09-28T12:59:59.999', answersAs('head', 'approved')]],
    expected: [...opened, '09-28 12:59 head says approved', ...approved('09-28 12:59')],
  },
  'the level that comes too late tells, the next one does not': {
    steps: review(ladder),
    script: [['2026-09-28T15:30', answersAs('hr-director', 'approved')]],
    expected: [
      ...opened,
      ...next('09-28 13:00'),
      '09-28 15:00 review to hr-director until 09-28 16:00',
      '09-28 15:00 escalation to review',
      '09-28 15:30 hr-director says approved',
      ...approved('09-28 15:30'),
    ],
  },
  'each level that says so tells, under a name of its own': {
    steps: review(twice),
    expected: [
      ...opened,
      ...next('09-28 13:00'),
      '09-28 15:00 review to hr-director until 09-28 16:00',
      '09-28 15:00 escalation to review',
      '09-28 15:00 in-review to candidate',
      '09-28 16:00 review silent',
      ...rejected('09-28 16:00'),
    ],
  },
  'a level that is asked sooner tells sooner': {
    steps: review(`    may: [recuse]\n${ladder}`),
    script: [
      ['2026-09-28T10:00', answersAs('head', 'recused')],
      ['2026-09-28T10:30', answersAs('director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says recused',
      ...next('09-28 10:00'),
      '09-28 10:30 director says approved',
      ...approved('09-28 10:30'),
    ],
  },
  'a level that is over before the task opens tells nobody': {
    steps: review(`    since: timestamp('2026-09-28T04:00:00Z')\n${twice}`).replace('4h', '2h'),
    expected: [
      '09-28 09:00 review open until 09-28 09:00',
      '09-28 09:00 review silent',
      ...rejected('09-28 09:00'),
    ],
  },
  'one that is open by then does, and none before it': {
    steps: review(`    since: timestamp('2026-09-28T05:30:00Z')\n${twice}`).replace('4h', '1h'),
    script: [['2026-09-28T09:10', answersAs('hr-director', 'approved')]],
    expected: [
      '09-28 09:00 review open until 09-28 09:00',
      '09-28 09:00 review to hr-director until 09-28 09:30',
      '09-28 09:00 escalation to review',
      '09-28 09:00 in-review to candidate',
      '09-28 09:10 hr-director says approved',
      ...approved('09-28 09:10'),
    ],
  },
  'a withdrawal at that moment comes behind it, one before it stops it': {
    steps: review(ladder),
    more: 'on: { withdrawn: [{ tell: candidate, template: withdrawal-noted }, { end: withdrew }] }',
    script: [
      [
        '2026-09-28T12:59',
        (fake) => fake.act({ event: 'withdrawn', person: 'candidate', channel: 'page' }),
      ],
    ],
    expected: [
      ...opened,
      '09-28 12:59 withdrawn',
      '09-28 12:59 review cancelled',
      '09-28 12:59 withdrawal-noted to candidate',
      '09-28 12:59 ended withdrew',
    ],
  },
  'an answer that leaves while it is on its way cancels it': {
    steps: review(ladder),
    environment: { deliveries: { 'review.late': undefined } },
    script: [['2026-09-28T13:01', answersAs('director', 'rejected')]],
    expected: [
      ...opened,
      ...next('09-28 13:00'),
      '09-28 13:01 director says rejected',
      '09-28 13:01 review rejected',
      '09-28 13:01 regret to candidate',
      '09-28 13:01 review.late dropped',
      '09-28 13:01 ended rejected',
    ],
  },
  'one that cannot be delivered is a task for somebody, and holds nothing': {
    steps: review(ladder),
    environment: bounced('review.late'),
    script: [
      ['2026-09-28T13:10', answersAs('director', 'approved')],
      ['2026-09-28T13:20', answersAs('recruiter', 'reached', 'system.undelivered/reach')],
    ],
    expected: [
      ...opened,
      ...next('09-28 13:00'),
      ...reached('09-28 13:00'),
      '09-28 13:10 director says approved',
      ...approved('09-28 13:10'),
      '09-28 13:20 recruiter says reached',
      '09-28 13:20 system.undelivered/reach reached',
    ],
  },
  'every round tells anew': {
    steps: review(`    returned: []\n    at-most: 1\n${ladder}`),
    script: sentBackOnce,
    expected: [
      ...inSecondRound,
      '09-28 18:00 in-review to candidate',
      '09-28 18:30 director says approved',
      ...approved('09-28 18:30'),
    ],
  },
  'in no more rounds than is said': {
    steps: review(
      `    returned: []\n    at-most: 1\n${ladder.replace('tell: in-review', 'tell: in-review, at-most: 1')}`,
    ),
    script: sentBackOnce,
    expected: [...inSecondRound, '09-28 18:30 director says approved', ...approved('09-28 18:30')],
  },
  'it is a word: it keeps a promise, and counts as silence broken': {
    steps: seats(ladder),
    more: `
promises:
  - { tell: candidate, about: status, within: 5h }
  - { silence: candidate, atMost: 5h }`,
    script: [['2026-09-28T14:30', answersAs('director', 'rejected')]],
    expected: [
      ...opened,
      ...next('09-28 13:00'),
      '09-28 13:00 promise 1 kept by 60 min, due 09-28 14:00',
      '09-28 14:30 director says rejected',
      '09-28 14:30 review rejected',
      '09-28 14:30 regret to candidate',
      '09-28 14:30 promise 2 kept by 60 min, due 09-28 14:00',
      '09-28 14:30 ended rejected',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});

test('its text may say when the level ends, and it is tried no longer', async () => {
  const plan = await planOf(
    flowText('main', review(twice.replaceAll('in-review', 'sorry'))),
    templateFiles('sorry', {
      class: 'status',
      requires: ['expected'],
      text: 'By {{ expected | when }}',
    }),
  );
  const fake = fakeCase(plan, { start: utc('2026-09-28T09:00') });
  fake.finish();
  const told = fake.messages.filter(({ template }) => template === 'sorry');
  expect(told.map(({ id, with: given, tryUntil }) => [id, given, tryUntil])).toEqual([
    ['review.late', { expected: { at: utc('2026-09-28T15:00') } }, utc('2026-09-28T15:00')],
    ['review.late-2', { expected: { at: utc('2026-09-28T16:00') } }, utc('2026-09-28T16:00')],
  ]);
});
