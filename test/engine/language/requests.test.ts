import { planOfSteps } from '../compiled-plan.ts';
import { fakeCase } from '../fake-host.ts';
import { answersAs, utc } from '../journal-lines.ts';
import { bounced, refused, type LanguageRow, playRow } from './language-row.ts';

// A message of the flow that asks: one mail instead of two.

const reply = (fields = '') => `
  - ask: candidate
    id: reply
    request: offer
    form: offer-answer
    within: 2h
    outcomes: { accepted: [], declined: [{ end: declined }] }
    silent: [{ tell: candidate, template: regret, id: lapsed }, { end: lapsed }]
${fields}
  - end: accepted`;
const asked = ['09-28 09:00 offer to candidate', '09-28 09:00 reply open until 09-28 11:00'];
const accepts = answersAs('candidate', 'accepted', 'reply');
const accepted = (at: string) => [
  `${at} candidate says accepted`,
  `${at} reply accepted`,
  `${at} receipt to reply`,
  `${at} ended accepted`,
];
const lapsed = (at: string) => [`${at} regret to candidate`, `${at} ended lapsed`];
const reaching = [
  '09-28 09:00 system.undelivered/reach open until 09-29 09:00',
  '09-28 09:00 request to system.undelivered',
];
const unreached = [
  '09-28 14:00 reminder to system.undelivered',
  '09-29 09:00 system.undelivered/reach to hr-duty-officer until 09-30 09:00',
  '09-29 09:00 escalation to system.undelivered',
  '09-30 09:00 system.undelivered/reach silent',
];

const rows: Readonly<Record<string, LanguageRow>> = {
  'is the only one, and the question is open from when it leaves': {
    steps: reply(),
    script: [['2026-09-28T10:00', accepts]],
    expected: [...asked, ...accepted('09-28 10:00')],
  },
  'is answered while nobody knows yet whether it has arrived': {
    steps: reply(),
    environment: { deliveries: { 'reply.sent': undefined } },
    script: [
      ['2026-09-28T09:01', accepts],
      ['2026-09-28T09:02', (fake) => fake.fate('reply.sent', { fate: 'accepted', at: 0 })],
    ],
    expected: [...asked, ...accepted('09-28 09:01')],
  },
  'takes no answer at the end that it has told': {
    steps: reply(),
    script: [['2026-09-28T11:00', accepts]],
    expected: [...asked, '09-28 11:00 reply silent', ...lapsed('09-28 11:00')],
  },
  'goes to whom no mail reaches: somebody is to reach them, and the question stays open': {
    steps: reply(),
    environment: bounced('reply.sent'),
    script: [['2026-09-28T10:30', accepts]],
    expected: [
      ...asked,
      '09-28 09:00 reply.sent refused',
      ...reaching,
      '09-28 09:00 reply unasked of candidate',
      ...accepted('09-28 10:30'),
      ...unreached,
    ],
  },
  'reaches nobody in its time: then they are unasked, not silent': {
    steps: reply(),
    environment: bounced('reply.sent'),
    expected: [
      ...asked,
      '09-28 09:00 reply.sent refused',
      ...reaching,
      '09-28 09:00 reply unasked of candidate',
      '09-28 11:00 reply unasked',
      ...lapsed('09-28 11:00'),
      ...unreached,
    ],
  },
  'says itself what to do when it cannot be delivered': {
    steps: reply('    undelivered: [{ tell: recruiter, template: guide }, { end: unreachable }]'),
    environment: { deliveries: { 'reply.sent': refused } },
    expected: [
      ...asked,
      '09-28 09:00 reply.sent refused',
      '09-28 09:00 guide to recruiter',
      '09-28 09:00 ended unreachable',
      '09-28 09:00 reply cancelled',
    ],
  },
  'of which nobody knows whether it arrived leaves the question open': {
    steps: reply(),
    environment: { deliveries: { 'reply.sent': { fate: 'unknown', reason: 'the line broke' } } },
    script: [['2026-09-28T10:30', accepts]],
    expected: [
      ...asked,
      '09-28 09:00 reply.sent unknown',
      '09-28 09:00 system.unknown/confirm open until 09-28 10:00',
      '09-28 09:00 request to system.unknown',
      '09-28 10:00 system.unknown/confirm to hr-duty-officer until 09-28 11:00',
      '09-28 10:00 escalation to system.unknown',
      ...accepted('09-28 10:30'),
      '09-28 11:00 system.unknown/confirm silent',
    ],
  },
  'starts what runs beside the question': {
    steps: reply('    sent: [{ wait: 1h }, { tell: recruiter, template: guide }]'),
    script: [['2026-09-28T10:30', accepts]],
    expected: [...asked, '09-28 10:00 guide to recruiter', ...accepted('09-28 10:30')],
  },
  'starts what the end waits for': {
    steps: reply('    sent: [{ wait: 1h }, { tell: recruiter, template: guide }]'),
    script: [['2026-09-28T09:30', accepts]],
    expected: [...asked, ...accepted('09-28 09:30'), '09-28 10:00 guide to recruiter'],
  },
  'has moments, from which others count': {
    steps: `${reply().replace('  - end: accepted', '')}
  - wait: until reply.sentAt + duration('90m')
    atMost: 1 day
  - end: accepted`,
    script: [['2026-09-28T09:30', accepts]],
    expected: [...asked, ...accepted('09-28 09:30').slice(0, -1), '09-28 10:30 ended accepted'],
  },
  'is named by backstops and promises': {
    steps: reply('    sent: [{ wait: 1h }, { tell: recruiter, template: guide }]'),
    more: `
promises: [{ tell: recruiter, about: notice, within: 2h, after: reply.sent }]
backstops: [{ unless: reply.sent, after: 30m, do: [{ tell: candidate, template: guide }] }]`,
    script: [['2026-09-28T10:00', accepts]],
    expected: [
      ...asked,
      '09-28 10:00 guide to recruiter',
      '09-28 10:00 promise 1 kept by 60 min, due 09-28 11:00',
      ...accepted('09-28 10:00'),
    ],
  },
  'is reminded of, and the next level decides': {
    steps: reply('    remind: 50%\n    escalate: [{ to: recruiter, within: 1h }]'),
    script: [['2026-09-28T11:30', answersAs('recruiter', 'accepted', 'reply')]],
    expected: [
      ...asked,
      '09-28 10:00 reminder to reply',
      '09-28 11:00 reply to recruiter until 09-28 12:00',
      '09-28 11:00 escalation to reply',
      '09-28 11:30 recruiter says accepted',
      ...accepted('09-28 11:30').slice(1),
    ],
  },
  'is not dropped by an outcome, for its question stays open': {
    steps: `
  - meanwhile:
      - ask: candidate
        id: sizes
        request: guide
        form: offer-answer
        within: 3h
        outcomes: { accepted: [], declined: [] }
        silent: []
${reply().slice(1)}`,
    environment: { deliveries: { 'sizes.sent': undefined } },
    script: [
      ['2026-09-28T09:30', (fake) => fake.fate('sizes.sent', { fate: 'accepted', at: 0 })],
      ['2026-09-28T10:00', accepts],
      ['2026-09-28T10:30', answersAs('candidate', 'accepted', 'sizes')],
    ],
    expected: [
      '09-28 09:00 guide to candidate',
      asked[0] ?? '',
      '09-28 09:00 sizes open until 09-28 12:00',
      asked[1] ?? '',
      ...accepted('09-28 10:00'),
      '09-28 10:30 candidate says accepted',
      '09-28 10:30 sizes accepted',
      '09-28 10:30 receipt to sizes',
    ],
  },
  'and cannot be delivered behind an end that stops all else gives somebody the task of reaching': {
    steps: reply('    sent: [{ wait: 1h }, { end: tired, beside: stop }]'),
    environment: { deliveries: { 'reply.sent': undefined } },
    script: [['2026-09-28T10:30', (fake) => fake.fate('reply.sent', refused)]],
    expected: [
      ...asked,
      '09-28 10:00 ended tired',
      '09-28 10:00 reply cancelled',
      '09-28 10:30 reply.sent refused',
      '09-28 10:30 system.undelivered/reach open until 09-29 10:30',
      '09-28 10:30 request to system.undelivered',
      '09-28 15:30 reminder to system.undelivered',
      '09-29 10:30 system.undelivered/reach to hr-duty-officer until 09-30 10:30',
      '09-29 10:30 escalation to system.undelivered',
      '09-30 10:30 system.undelivered/reach silent',
    ],
  },
  'ends with the case': {
    steps: reply(),
    more: 'on: { withdrawn: [{ tell: candidate, template: guide }, { end: withdrawn }] }',
    script: [
      [
        '2026-09-28T10:00',
        (fake) => fake.act({ event: 'withdrawn', person: 'candidate', channel: 'page' }),
      ],
    ],
    expected: [
      ...asked,
      '09-28 10:00 withdrawn',
      '09-28 10:00 reply cancelled',
      '09-28 10:00 guide to candidate',
      '09-28 10:00 ended withdrawn',
    ],
  },
};

test.each(Object.entries(rows))('A message that asks %s.', async (_sentence, row) => {
  expect(await playRow(row)).toEqual(row.expected);
});

test('A message that asks is not tried behind the end of its question.', async () => {
  const plan = await planOfSteps(reply('    try: 5 days'));
  const { messages } = fakeCase(plan, { start: utc('2026-09-28T09:00') });
  expect(messages.map(({ id, tryUntil }) => [id, new Date(tryUntil).toISOString()])).toEqual([
    ['reply.sent', '2026-09-28T11:00:00.000Z'],
  ]);
});
