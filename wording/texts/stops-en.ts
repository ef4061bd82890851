import type { StopWords } from '../stop-text.ts';

/** Why a case is stopped, in English. */
export const stopsEn: StopWords = {
  reasons: {
    'not-an-instant': 'an expression that has to name a moment names none',
    'expression-failed': 'an expression cannot be evaluated',
    'unknown-kind': 'the plan has a kind of step that this version does not know',
    'unknown-calendar': 'a duration names a calendar that the plan does not have',
    'internal-error': 'a fault in Tidings itself',
    'journal-conflict': 'the database has something else on record than the case',
    'hand-over-failed': 'a worker has refused for good what the case handed over',
  },
  between: '; ',
  detail: (detail) => detail,
};
