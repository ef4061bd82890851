import { defineFinding } from '../finding/define-finding.ts';
import type { AfterStep } from '../finding/finding-values.ts';
import { foundSilence, silenceByFacts } from './chosen-silence.ts';
import { endsOfSilence, regretsOf } from './ends-of-silence.ts';
import { factChoicesOf } from './fact-choices.ts';
import { approvedOffer } from './example-flows.ts';
import { defineRule, type RuleSubject } from './rule.ts';

const silenceByScore = defineFinding<AfterStep>({
  code: 'silence-by-score',
  severity: 'error',
  means: 'Facts of the case choose for whom silence counts as a no.',
  about:
    'A house may write that silence counts as a no. Where it counts so for some candidates and not for others, and facts of the case say for whom, then the facts reject those whom nobody has looked at. Silence means the same for everybody, or somebody is asked.',
  example: {
    wrong: `
steps:
  - approve: Look at the low score
    id: doubts
    when: has(case.result) && has(case.result.match) && case.result.match < 60
    by: hiring-manager
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: rejected
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { template, after } }) => ({
      message: `the silence of "${after}" is told as a no with "${template}", but in cases with other facts nobody's silence is`,
      hint: 'let silence mean the same whatever the facts are: tell that there is no decision yet, or ask somebody else',
    }),
    'zh-CN': ({ values: { template, after } }) => ({
      message: `“${after}”无人答复时以“${template}”告知婉拒，而数据不同的个案中，无人答复并不等于否决`,
      hint: '无论数据如何，无人答复的含义都应相同：请告知尚无决定，或再询问他人',
    }),
  },
});

/** Where nobody of the house says no, the facts of a case do not choose whether silence is told as one, whoever has said yes before. */
export const silentRegrets = defineRule({
  finds: [silenceByScore],
  find: ({ flow, guardCases }: Pick<RuleSubject, 'flow' | 'guardCases'>) => {
    if (factChoicesOf(flow).differing.size === 0 || regretsOf(flow).length === 0) return [];
    return foundSilence(silenceByScore, silenceByFacts(endsOfSilence(guardCases)));
  },
});
