import type { WrittenMutant } from '../mutant.ts';

const regretState = 'engine/analysis/rules/regret-state.ts';
const grounds = 'engine/analysis/rules/grounds.ts';
const reported = 'engine/analysis/rules/reported-outcomes.ts';

/** Of what outcomes lead to. */
export const ofOutcomes: readonly WrittenMutant[] = [
  [
    { code: 'sorry-after-outcome' },
    'an offer is no decision behind which nothing takes longer',
    'engine/analysis/rules/apologies.ts',
    "tellsCandidate(send, 'offer', 'regret')",
    "tellsCandidate(send, 'regret')",
  ],
  [
    { code: 'regret-by-silence' },
    'silence that counts as a no is silence all the same',
    regretState,
    'const said = isSilence(outcome) ? task.silent.as : outcome;',
    'const said = isSilence(outcome) ? undefined : outcome;',
  ],
  [
    { code: 'regret-after-yes' },
    'work on which nothing depends is a reason for a regret',
    grounds,
    'new Set(options.map(effectOf)).size > 1',
    'options.length > 0',
  ],
  [
    { code: 'rejection-by-score' },
    'work whose silence is a no decides what facts choose behind it',
    grounds,
    'isNo && leadsAway',
    'leadsAway',
  ],
  [
    { code: 'regret-after-yes' },
    'a no stands, whoever says yes after it',
    regretState,
    'doubts: withoutOverruled(state.doubts, step),',
    'doubts: state.doubts,',
  ],
  [
    { code: 'regret-after-yes' },
    'a report that a condition reads stands, also where others were asked about it',
    grounds,
    'asked.get(doubt)?.has(approval) !== false',
    '!asked.has(doubt)',
  ],
  [
    { code: 'outcome-misreported' },
    'the silence of the house is that of the candidate',
    reported,
    "const isOwn = said !== 'silent' || isOfCandidate;",
    'const isOwn = true;',
  ],
];
