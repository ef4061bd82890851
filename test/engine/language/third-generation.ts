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
