import type { ChangeName } from '../../../engine/model/generations.ts';
import type { WrittenDefinitions } from '../../definition-files.ts';
import { bounced, review, type LanguageRow } from './language-row.ts';

export interface GenerationRow extends LanguageRow {
  readonly files?: WrittenDefinitions;
  /** The journal of a plan of the generation before. */
  readonly before: readonly string[];
}

/** What cases do since the third generation. */
export const thirdGeneration = {
  'unasked-seats': {
    steps: `${review('    escalate: [{ to: director, within: 2h }]')}
  - end: done`,
    environment: bounced('review/request.0'),
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 09:00 review/request.0 refused',
      '09-28 09:00 review unasked of head',
      '09-28 09:00 review to director until 09-28 15:00',
      '09-28 09:00 escalation to review',
      '09-28 15:00 review silent',
      '09-28 15:00 regret to candidate',
      '09-28 15:00 ended rejected',
    ],
    before: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 09:00 review/request.0 refused',
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 15:00 review silent',
      '09-28 15:00 regret to candidate',
      '09-28 15:00 ended rejected',
    ],
  },
  'followed-at-end': {
    steps: `
  - { wait: 1 day }
  - end: done`,
    more: `
on:
  withdrawn:
    - { tell: candidate, id: noted, template: withdrawal-noted }
    - { wait: 1m }
    - { end: withdrew, beside: stop }`,
    script: [
      [
        '2026-09-28T10:00',
        (fake) => fake.act({ event: 'withdrawn', person: 'candidate', channel: 'page' }),
      ],
      ['2026-09-28T10:10', (fake) => fake.fate('noted', { fate: 'refused', reason: '550' })],
    ],
    environment: { deliveries: { noted: undefined } },
    expected: [
      '09-28 10:00 withdrawn',
      '09-28 10:00 withdrawal-noted to candidate',
      '09-28 10:01 ended withdrew',
      '09-28 10:10 noted refused',
      '09-28 10:10 system.undelivered/reach open until 09-29 10:10',
      '09-28 10:10 request to system.undelivered',
      '09-28 15:10 reminder to system.undelivered',
      '09-29 10:10 system.undelivered/reach to hr-duty-officer until 09-30 10:10',
      '09-29 10:10 escalation to system.undelivered',
      '09-30 10:10 system.undelivered/reach silent',
    ],
    before: [
      '09-28 10:00 withdrawn',
      '09-28 10:00 withdrawal-noted to candidate',
      '09-28 10:01 ended withdrew',
      '09-28 10:10 noted refused',
    ],
  },
  'silence-counts': {
    steps: `${review().replace('rejected: [{ tell: candidate, template: regret }, { end: rejected }]', '')}
  - { when: review.outcome == 'rejected', end: rejected }
  - end: done`,
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 13:00 review silent',
      '09-28 13:00 ended rejected',
    ],
    before: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 13:00 review silent',
      '09-28 13:00 ended done',
    ],
  },
} as const satisfies Partial<Record<ChangeName, GenerationRow>>;
