import type { WrittenMutant } from '../mutant.ts';

const rule = (name: string): string => `engine/analysis/rules/${name}.ts`;

/** Of rules about what facts choose before a regret, at least one for each code. */
export const regretsByFacts: readonly WrittenMutant[] = [
  [
    { code: 'regret-after-yes' },
    'a condition that always holds decides',
    'engine/analysis/cases/deciding-choices.ts',
    'taken.size > 1',
    'taken.size > 0',
  ],
  [
    { code: 'rejection-by-routing' },
    'what the routing has chosen people have chosen',
    rule('routed-regrets'),
    'guardCase.isChosenByFacts === true',
    'guardCase.isChosenByFacts === undefined',
  ],
  [
    { code: 'silence-by-score' },
    'facts choose nothing before the silence',
    rule('ends-of-silence'),
    'facts: withWay(state.facts, event.choice.step, event.branch),',
    'facts: state.facts,',
  ],
  [
    { code: 'silence-by-score' },
    'a yes before the silence makes it one that people have chosen',
    rule('chosen-silence'),
    'agree(end.said, told.said) && (!saysNobodyYes(told) || saysNobodyYes(end))',
    'agree(end.said, told.said) || saysNobodyYes(told)',
  ],
  [
    { code: 'silence-by-routing' },
    'silence is a no elsewhere as well',
    rule('routed-silences'),
    'elsewhere === undefined ||',
    'elsewhere !== undefined ||',
  ],
];
