import type { FakeCase } from '../fake-host.ts';
import { answersAs } from '../journal-lines.ts';
import { review, type LanguageRow, playRow } from './language-row.ts';

const withdraw = (fake: FakeCase) =>
  fake.act({ event: 'withdrawn', person: 'candidate', channel: 'page' });

const rows: Readonly<Record<string, LanguageRow>> = {
  "after an outcome's steps the flow goes on behind the step": {
    steps: `${review('    approved: [{ tell: head, template: guide }]')}
  - tell: candidate
    template: offer
  - end: hired`,
    script: [['2026-09-28T10:00', answersAs('head', 'approved')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 10:00 head says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 guide to head',
      '09-28 10:00 offer to candidate',
      '09-28 10:00 ended hired',
    ],
  },
  '`end` in a branch ends the case': {
    steps: `${review()}
  - tell: candidate
    template: offer`,
    script: [['2026-09-28T10:00', answersAs('head', 'rejected')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 10:00 head says rejected',
      '09-28 10:00 review rejected',
      '09-28 10:00 regret to candidate',
      '09-28 10:00 ended rejected',
    ],
  },
  '`end` lets what runs beside finish': {
    steps: `
  - meanwhile: [{ wait: 1h }, { tell: candidate, template: guide }]
  - end: done`,
    expected: ['09-28 09:00 ended done', '09-28 10:00 guide to candidate'],
  },
  '`beside: stop` cancels it': {
    steps: `
  - meanwhile: [{ wait: 1h }, { tell: candidate, template: guide }]
  - { end: done, beside: stop }`,
    expected: ['09-28 09:00 ended done'],
  },
  '`beside: stop` spares what the ending line has just sent': {
    steps: `
  - { tell: candidate, template: in-review, id: early }
  - wait: 1h
  - { tell: candidate, template: guide }
  - { end: done, beside: stop }`,
    environment: { deliveries: { early: undefined } },
    expected: [
      '09-28 09:00 in-review to candidate',
      '09-28 10:00 guide to candidate',
      '09-28 10:00 ended done',
      '09-28 10:00 early dropped',
    ],
  },
  '`until: end` does not keep the case open': {
    steps: `
  - { meanwhile: [{ wait: 1h }, { tell: candidate, template: guide }], until: end }
  - wait: 30m
  - end: done`,
    expected: ['09-28 09:30 ended done'],
  },
  'the flow waits for what runs beside at its end': {
    steps: `
  - meanwhile: [{ wait: 1h }, { tell: candidate, template: guide }]`,
    expected: ['09-28 09:00 ended completed', '09-28 10:00 guide to candidate'],
  },
  'a handler cancels everything open and ends the case': {
    steps: `
  - meanwhile: [{ wait: 10h }, { tell: candidate, template: guide }]${review()}`,
    more: `on:
  withdrawn: [{ tell: candidate, template: withdrawal-noted }, { end: withdrew }]`,
    script: [
      ['2026-09-28T10:00', withdraw],
      ['2026-09-28T10:01', answersAs('head', 'approved')],
    ],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 10:00 withdrawn',
      '09-28 10:00 review cancelled',
      '09-28 10:00 withdrawal-noted to candidate',
      '09-28 10:00 ended withdrew',
    ],
  },
  '`when` skips a step': {
    steps: `
  - { tell: candidate, template: guide, when: case.score > 5 }
  - { tell: candidate, template: offer, when: case.score < 5 }
  - end: done`,
    expected: ['09-28 09:00 offer to candidate', '09-28 09:00 ended done'],
  },
  'later expressions see what a step came to': {
    steps: `${review('    approved: []')}
  - choose:
      - { when: review.outcome == 'approved', do: [{ tell: candidate, template: offer }] }
    else: [{ tell: candidate, template: regret }]
  - end: done`,
    script: [['2026-09-28T10:00', answersAs('head', 'approved')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 10:00 head says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 offer to candidate',
      '09-28 10:00 ended done',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});
