import { answersAs } from '../journal-lines.ts';
import { bounced, review, type LanguageRow, playRow } from './language-row.ts';

// Behind the last level, somebody of the house reaches those whom no mail could ask.

const opened = ['09-28 09:00 review open until 09-28 13:00', '09-28 09:00 request to review'];
const bouncedRequest = '09-28 09:00 review/request.0 refused';
const reaching = (until: string) => [
  `09-28 09:00 review/reach open until 09-28 ${until}`,
  '09-28 09:00 request to review',
];
const rejected = (at: string) => [`${at} regret to candidate`, `${at} ended rejected`];

const rows: Readonly<Record<string, LanguageRow>> = {
  'the recruiter has until the end of the window, at most a business day': {
    steps: review(),
    environment: bounced('review/request.0'),
    expected: [
      ...opened,
      bouncedRequest,
      '09-28 09:00 review unasked of head',
      ...reaching('13:00'),
      '09-28 13:00 review/reach silent',
      '09-28 13:00 review unasked',
      ...rejected('09-28 13:00'),
    ],
  },
  'in a long window the recruiter has one business day': {
    steps: review().replace('4h', '9 business days'),
    environment: bounced('review/request.0'),
    expected: [
      '09-28 09:00 review open until 10-15 09:00',
      '09-28 09:00 request to review',
      bouncedRequest,
      '09-28 09:00 review unasked of head',
      '09-28 09:00 review/reach open until 09-29 09:00',
      '09-28 09:00 request to review',
      '09-29 09:00 review/reach silent',
      '09-29 09:00 review unasked',
      ...rejected('09-29 09:00'),
    ],
  },
  'who cannot be reached either is waited for no longer': {
    steps: review(),
    environment: bounced('review/request.0'),
    script: [['2026-09-28T10:00', answersAs('recruiter', 'unreachable', 'review/reach')]],
    expected: [
      ...opened,
      bouncedRequest,
      '09-28 09:00 review unasked of head',
      ...reaching('13:00'),
      '09-28 10:00 recruiter says unreachable',
      '09-28 10:00 review/reach unreachable',
      '09-28 10:00 review unasked',
      ...rejected('09-28 10:00'),
    ],
  },
  'who was reached has the rest of the window, and can answer in it': {
    steps: review().replace('4h', '9 business days'),
    environment: bounced('review/request.0'),
    script: [
      ['2026-09-28T10:00', answersAs('recruiter', 'reached', 'review/reach')],
      ['2026-10-05T10:00', answersAs('head', 'approved')],
    ],
    expected: [
      '09-28 09:00 review open until 10-15 09:00',
      '09-28 09:00 request to review',
      bouncedRequest,
      '09-28 09:00 review unasked of head',
      '09-28 09:00 review/reach open until 09-29 09:00',
      '09-28 09:00 request to review',
      '09-28 10:00 recruiter says reached',
      '09-28 10:00 review/reach reached',
      '10-05 10:00 head says approved',
      '10-05 10:00 review approved',
      '10-05 10:00 ended completed',
    ],
  },
  'who was reached and does not answer is unasked all the same': {
    steps: review(),
    environment: bounced('review/request.0'),
    script: [['2026-09-28T10:00', answersAs('recruiter', 'reached', 'review/reach')]],
    expected: [
      ...opened,
      bouncedRequest,
      '09-28 09:00 review unasked of head',
      ...reaching('13:00'),
      '09-28 10:00 recruiter says reached',
      '09-28 10:00 review/reach reached',
      '09-28 13:00 review unasked',
      ...rejected('09-28 13:00'),
    ],
  },
  'an answer given before the recruiter is through calls that task off': {
    steps: review(),
    environment: bounced('review/request.0'),
    script: [['2026-09-28T10:00', answersAs('head', 'approved')]],
    expected: [
      ...opened,
      bouncedRequest,
      '09-28 09:00 review unasked of head',
      ...reaching('13:00'),
      '09-28 10:00 head says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 review/reach cancelled',
      '09-28 10:00 ended completed',
    ],
  },
  'the recruiter does not reach themselves: the duty officer does': {
    steps: review().replace('by: head', 'by: recruiter'),
    environment: bounced('review/request.0'),
    script: [['2026-09-28T10:00', answersAs('hr-duty-officer', 'unreachable', 'review/reach')]],
    expected: [
      ...opened,
      bouncedRequest,
      '09-28 09:00 review unasked of recruiter',
      ...reaching('13:00'),
      '09-28 10:00 hr-duty-officer says unreachable',
      '09-28 10:00 review/reach unreachable',
      '09-28 10:00 review unasked',
      ...rejected('09-28 10:00'),
    ],
  },
  'nobody is asked to reach whoever was to reach others': {
    steps: review(),
    environment: bounced('review/request.0', 'review/reach/request.0'),
    expected: [
      ...opened,
      bouncedRequest,
      '09-28 09:00 review unasked of head',
      ...reaching('13:00'),
      '09-28 09:00 review/reach/request.0 refused',
      '09-28 09:00 review/reach unasked of recruiter',
      '09-28 13:00 review/reach unasked',
      '09-28 13:00 review unasked',
      ...rejected('09-28 13:00'),
    ],
  },
  'a withdrawal calls off both tasks': {
    steps: review(),
    more: 'on: { withdrawn: [{ end: withdrew }] }',
    environment: bounced('review/request.0'),
    script: [
      [
        '2026-09-28T10:00',
        (fake) => fake.act({ event: 'withdrawn', person: 'candidate', channel: 'page' }),
      ],
    ],
    expected: [
      ...opened,
      bouncedRequest,
      '09-28 09:00 review unasked of head',
      ...reaching('13:00'),
      '09-28 10:00 withdrawn',
      '09-28 10:00 review/reach cancelled',
      '09-28 10:00 review cancelled',
      '09-28 10:00 ended withdrew',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (_name, row) =>
  expect(await playRow(row)).toEqual(row.expected),
);
