import type { WrittenMutant } from '../mutant.ts';

const regrets = 'engine/analysis/rules/regrets.ts';
const reported = 'engine/analysis/rules/reported-outcomes.ts';

/** Of what outcomes lead to. */
export const ofOutcomes: readonly WrittenMutant[] = [
  [
    { code: 'regret-by-silence' },
    'silence that counts as a no is silence all the same',
    regrets,
    'const said = isSilence(outcome) ? task.silent.as : outcome;',
    'const said = isSilence(outcome) ? undefined : outcome;',
  ],
  [
    { code: 'outcome-misreported' },
    'the silence of the house is that of the candidate',
    reported,
    "const isOwn = said !== 'silent' || asksCandidate(event.task);",
    'const isOwn = true;',
  ],
];
