import type { FakeCase } from '../fake-host.ts';
import { utc } from '../journal-lines.ts';
import { type LanguageRow, playRow } from './language-row.ts';

const refused = { fate: 'refused', reason: 'no such mailbox' } as const;

const rows: Readonly<Record<string, LanguageRow>> = {
  'an outcome holds the line until the mail server has accepted it': {
    steps: `
  - { tell: candidate, template: offer, id: told }
  - { tell: recruiter, template: guide }
  - end: done`,
    environment: { deliveries: { told: undefined } },
    script: [
      [
        '2026-09-28T10:00',
        (fake) => fake.fate('told', { fate: 'accepted', at: utc('2026-09-28T10:00') }),
      ],
    ],
    expected: [
      '09-28 09:00 offer to candidate',
      '09-28 10:00 guide to recruiter',
      '09-28 10:00 ended done',
    ],
  },
  'where the facts come to the name of the candidate, nobody is told': {
    steps: `
  - { tell: =case.boss, template: offer, id: told }
  - end: done`,
    environment: { facts: { boss: 'candidate' } },
    expected: ['09-28 09:00 offer to told', '09-28 09:00 ended done'],
  },
  'every other class goes on at once and is delivered beside the line': {
    steps: `
  - { tell: candidate, template: in-review, id: word }
  - { tell: recruiter, template: guide }
  - end: done`,
    environment: { deliveries: { word: undefined } },
    script: [
      [
        '2026-09-28T10:00',
        (fake) => fake.fate('word', { fate: 'accepted', at: utc('2026-09-28T10:00') }),
      ],
    ],
    expected: [
      '09-28 09:00 in-review to candidate',
      '09-28 09:00 guide to recruiter',
      '09-28 09:00 ended done',
    ],
  },
  '`deliveredAt` is the moment of acceptance, and of sending until then': {
    steps: `
  - { tell: candidate, template: in-review, id: word }
  - { wait: until word.deliveredAt, atMost: 1h }
  - wait: 2h
  - { tell: candidate, template: guide, when: word.deliveredAt > word.sentAt }
  - end: done`,
    environment: { deliveries: { word: undefined } },
    script: [
      [
        '2026-09-28T10:00',
        (fake) => fake.fate('word', { fate: 'accepted', at: utc('2026-09-28T09:59') }),
      ],
    ],
    expected: [
      '09-28 09:00 in-review to candidate',
      '09-28 11:00 guide to candidate',
      '09-28 11:00 ended done',
    ],
  },
  'an undelivered outcome opens a todo for the recruiter, then for the duty officer': {
    steps: `
  - { tell: candidate, template: offer, id: told }
  - end: done`,
    environment: { deliveries: { told: refused } },
    script: [['2026-09-29T10:00', (fake) => deliverAnotherWay(fake, 'hr-duty-officer')]],
    expected: [
      '09-28 09:00 offer to candidate',
      '09-28 09:00 told refused',
      '09-28 09:00 system.undelivered/reach open until 09-29 09:00',
      '09-28 09:00 request to system.undelivered',
      '09-28 14:00 reminder to system.undelivered',
      '09-29 09:00 system.undelivered/reach to hr-duty-officer until 09-30 09:00',
      '09-29 09:00 escalation to system.undelivered',
      '09-29 10:00 hr-duty-officer says reached',
      '09-29 10:00 system.undelivered/reach reached',
      '09-29 10:00 ended done',
    ],
  },
  'a bounce after the line has moved on runs `undelivered` beside it': {
    steps: `
  - { tell: candidate, template: in-review, id: word, undelivered: [{ tell: recruiter, template: guide }] }
  - wait: 3h
  - end: done`,
    environment: { deliveries: { word: undefined } },
    script: [['2026-09-28T10:00', (fake) => fake.fate('word', refused)]],
    expected: [
      '09-28 09:00 in-review to candidate',
      '09-28 10:00 word refused',
      '09-28 10:00 guide to recruiter',
      '09-28 12:00 ended done',
    ],
  },
  'a status still undelivered when an outcome leaves to the same person is dropped': {
    steps: `
  - { tell: candidate, template: in-review, id: word }
  - wait: 1h
  - { tell: candidate, template: offer }
  - end: done`,
    environment: { deliveries: { word: undefined } },
    expected: [
      '09-28 09:00 in-review to candidate',
      '09-28 10:00 offer to candidate',
      '09-28 10:00 word dropped',
      '09-28 10:00 ended done',
    ],
  },
  'an outcome of unknown delivery outcome opens a todo within a business hour': {
    steps: `
  - { tell: candidate, template: offer, id: told }
  - end: done`,
    environment: { deliveries: { told: { fate: 'unknown', reason: 'broke off' } } },
    script: [['2026-09-28T09:30', (fake) => deliverAnotherWay(fake, 'recruiter')]],
    expected: [
      '09-28 09:00 offer to candidate',
      '09-28 09:00 told unknown',
      '09-28 09:00 system.unknown/confirm open until 09-28 10:00',
      '09-28 09:00 request to system.unknown',
      '09-28 09:30 recruiter says arrived',
      '09-28 09:30 system.unknown/confirm arrived',
      '09-28 09:30 ended done',
    ],
  },
};

test.each(Object.entries(rows))('%s', async (...[, row]) => {
  expect(await playRow(row)).toEqual(row.expected);
});

/** Reports the first outcome of the one task that is open. */
function deliverAnotherWay(fake: FakeCase, person: string): unknown {
  const [task] = fake.run.tasks;
  const outcome = task?.opened.outcomes[0]?.outcome ?? '';
  return fake.act({ task: task?.opened.task ?? '', round: 1, person, outcome, channel: 'page' });
}
