import { changes, type ChangeName, type Generation } from '../../../engine/model/generations.ts';
import { planOf } from '../compiled-plan.ts';
import { answersAs, journalLines, utc } from '../journal-lines.ts';
import { flowText, partText } from '../../definition-files.ts';
import { review } from './language-row.ts';
import { type GenerationRow, thirdGeneration } from './third-generation.ts';

// What a case does since a generation, and what a case that began before it goes on to do.

const part = {
  'parts/part.yaml': partText(
    'part',
    `
  - { tell: recruiter, id: hello, template: guide }
  - { wait: 5 days }
  - { todo: Look, id: look, for: recruiter, within: 8 days, since: hello.sentAt, outcomes: { ok: [] }, silent: ok }`,
  ),
};

/** How inputs are gathered and leave a trace is the running host's alone: `test/workflows/` shows it. */
const rows: Readonly<
  Record<Exclude<ChangeName, 'inputs-gathered' | 'results-traced'>, GenerationRow>
> = {
  'results-by-path': {
    files: part,
    steps: `
  - meanwhile: [{ wait: 4 days }, { run: part }]
  - { run: part }
  - end: done`,
    start: '2026-09-01T10:00',
    expected: [
      '09-01 10:00 guide to recruiter',
      '09-05 10:00 guide to recruiter',
      '09-06 10:00 part/look open until 09-09 10:00',
      '09-06 10:00 request to part',
      '09-09 10:00 part/look silent',
      '09-09 10:00 ended done',
      '09-10 10:00 meanwhile.meanwhile/part/look open until 09-13 10:00',
      '09-10 10:00 request to meanwhile.meanwhile',
      '09-13 10:00 meanwhile.meanwhile/part/look silent',
    ],
    before: [
      '09-01 10:00 guide to recruiter',
      '09-05 10:00 guide to recruiter',
      '09-06 10:00 part/look open until 09-13 10:00',
      '09-06 10:00 request to part',
      '09-10 10:00 meanwhile.meanwhile/part/look open until 09-13 10:00',
      '09-10 10:00 request to meanwhile.meanwhile',
      '09-13 10:00 part/look silent',
      '09-13 10:00 ended done',
      '09-13 10:00 meanwhile.meanwhile/part/look silent',
    ],
  },
  'settled-at-opening': {
    steps: `
  - { wait: 1 day }
  - { todo: Look, id: look, for: recruiter, within: 10m, since: case.lastInterviewAt, escalate: [{ to: head, within: 5m }], outcomes: { ok: [] }, silent: ok }
  - { tell: candidate, template: no-decision-yet }
  - end: done`,
    more: 'promises: [{ tell: candidate, about: answer, within: 1h, after: look }]',
    start: '2026-09-29T12:00',
    expected: [
      '09-30 12:00 look open until 09-30 12:00',
      '09-30 12:00 look silent',
      '09-30 12:00 no-decision-yet to candidate',
      '09-30 12:00 promise 1 kept by 60 min, due 09-30 13:00',
      '09-30 12:00 ended done',
    ],
    before: [
      '09-30 12:00 look open until 09-29 10:10',
      '09-30 12:00 request to look',
      '09-30 12:00 look to head until 09-29 10:15',
      '09-30 12:00 escalation to look',
      '09-30 12:00 look silent',
      '09-30 12:00 no-decision-yet to candidate',
      '09-30 12:00 promise 1 broken by 1485 min, due 09-29 11:15',
      '09-30 12:00 ended done',
    ],
  },
  'since-not-ahead': {
    steps: `
  - { todo: Look, id: look, for: recruiter, within: 1h, since: case.lastInterviewAt, outcomes: { ok: [] }, silent: ok }
  - { wait: 10m }
  - end: done`,
    more: `
promises: [{ todo: look, within: 1h, since: case.lastInterviewAt }]
backstops: [{ unless: answer, after: 65m, since: case.lastInterviewAt, do: [{ tell: candidate, template: no-decision-yet }] }]`,
    start: '2026-09-28T12:00',
    expected: [
      '09-28 12:00 look open until 09-28 13:00, not from 09-29 10:00',
      '09-28 12:00 request to look',
      '09-28 13:00 look silent',
      '09-28 13:00 promise 1 kept by 0 min, due 09-28 13:00, not from 09-29 10:00',
      '09-28 13:05 backstop, not from 09-29 10:00',
      '09-28 13:05 no-decision-yet to candidate',
      '09-28 13:10 ended done',
    ],
    before: [
      '09-28 12:00 look open until 09-29 11:00',
      '09-28 12:00 request to look',
      '09-29 11:00 look silent',
      '09-29 11:00 promise 1 kept by 0 min, due 09-29 11:00',
      '09-29 11:05 backstop',
      '09-29 11:05 no-decision-yet to candidate',
      '09-29 11:10 ended done',
    ],
  },
  'backstop-waits': {
    steps: `${review().replace('4h', '2 days')}
  - { tell: candidate, id: told, template: offer }
  - { wait: 1 day }
  - end: done`,
    more: 'backstops: [{ unless: answer, after: 1 day, do: [{ tell: candidate, template: no-decision-yet }] }]',
    script: [
      ['2026-09-29T09:00', answersAs('head', 'approved')],
      [
        '2026-09-29T09:10',
        (fake) => fake.fate('told', { fate: 'accepted', at: utc('2026-09-29T09:10') }),
      ],
    ],
    environment: { deliveries: { told: undefined } },
    expected: [
      '09-28 09:00 review open until 09-30 09:00',
      '09-28 09:00 request to review',
      '09-29 09:00 head says approved',
      '09-29 09:00 review approved',
      '09-29 09:00 offer to candidate',
      '09-30 09:10 ended done',
    ],
    before: [
      '09-28 09:00 review open until 09-30 09:00',
      '09-28 09:00 request to review',
      '09-29 09:00 backstop',
      '09-29 09:00 no-decision-yet to candidate',
      '09-29 09:00 head says approved',
      '09-29 09:00 review approved',
      '09-29 09:00 offer to candidate',
      '09-30 09:10 ended done',
    ],
  },
  'void-when-out-of-reach': {
    steps: `
  - { tell: candidate, id: hello, template: guide }
  - { wait: 3h }
  - { todo: Look, id: look, for: recruiter, within: 1h, outcomes: { ok: [] }, silent: ok }`,
    more: `
promises: [{ todo: look, within: 5h, after: hello }]
backstops: [{ unless: answer, after: 2h, do: [{ tell: candidate, template: no-decision-yet }, { end: held }] }]`,
    expected: [
      '09-28 09:00 guide to candidate',
      '09-28 11:00 backstop',
      '09-28 11:00 no-decision-yet to candidate',
      '09-28 11:00 ended held',
    ],
    before: [
      '09-28 09:00 guide to candidate',
      '09-28 11:00 backstop',
      '09-28 11:00 no-decision-yet to candidate',
      '09-28 11:00 ended held',
      '09-28 11:00 promise 1 broken by 0 min, due 09-28 14:00, never',
    ],
  },
  'kept-at-end': {
    steps: `
  - { wait: 1 day }
  - end: done`,
    more: `
on:
  withdrawn:
    - { tell: candidate, id: noted, template: withdrawal-noted }
    - { tell: recruiter, id: also, template: guide }
    - { wait: 1m }
    - { end: withdrew, beside: stop }`,
    script: [
      [
        '2026-09-28T10:00',
        (fake) => fake.act({ event: 'withdrawn', person: 'candidate', channel: 'page' }),
      ],
      [
        '2026-09-28T10:10',
        (fake) => fake.fate('noted', { fate: 'accepted', at: utc('2026-09-28T10:10') }),
      ],
    ],
    environment: { deliveries: { noted: undefined, also: undefined } },
    expected: [
      '09-28 10:00 withdrawn',
      '09-28 10:00 withdrawal-noted to candidate',
      '09-28 10:00 guide to recruiter',
      '09-28 10:01 ended withdrew',
      '09-28 10:01 also dropped',
    ],
    before: [
      '09-28 10:00 withdrawn',
      '09-28 10:00 withdrawal-noted to candidate',
      '09-28 10:00 guide to recruiter',
      '09-28 10:01 ended withdrew',
      '09-28 10:01 noted dropped',
      '09-28 10:01 also dropped',
    ],
  },
  ...thirdGeneration,
};

describe.each(Object.entries(rows))('%s', (name, row) => {
  const play = async (interpreter: Generation) => {
    const plan = await planOf(flowText('main', row.steps, row.more), row.files);
    const start = row.start ?? '2026-09-28T09:00';
    return journalLines({ ...plan, interpreter }, start, row.script ?? [], row.environment);
  };
  const { since } = changes[name as ChangeName];

  test('since then', async () => expect(await play(since)).toEqual(row.expected));
  test('before', async () => expect(await play((since - 1) as Generation)).toEqual(row.before));
});
