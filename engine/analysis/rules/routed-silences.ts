import { defineFinding } from '../finding/define-finding.ts';
import type { AfterStep } from '../finding/finding-values.ts';
import { foundSilence, silenceByRouting } from './chosen-silence.ts';
import { endsOfSilence, regretsOf } from './ends-of-silence.ts';
import { approvedOffer, routedExample } from './example-flows.ts';
import { defineRule, type RuleSubject } from './rule.ts';

const silenceIsNoByRouting = defineFinding<AfterStep>({
  code: 'silence-by-routing',
  severity: 'error',
  means: 'The routing chooses by facts for whom silence counts as a no.',
  about:
    'Where `routing.yaml` names several flows, facts of the case choose which one it takes. If silence counts as a no in the one and not in the other, then facts say for whom it does, and reject those whom nobody has looked at, as a choice within a flow would. Silence means the same in all flows that the routing names, or somebody else is asked.',
  example: {
    wrong: `${routedExample}
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: rejected
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: `${routedExample}${approvedOffer}`,
  },
  says: {
    en: ({ values: { template, after } }) => ({
      message: `the silence of "${after}" is told as a no with "${template}", but in another flow, to which the routing brings cases with other facts, nobody's silence is`,
      hint: 'let silence mean the same in both flows: tell that there is no decision yet, or ask somebody else',
    }),
    'zh-CN': ({ values: { template, after } }) => ({
      message: `“${after}”无人答复时以“${template}”告知婉拒，而路由按数据送入另一流程的个案中，无人答复并不等于否决`,
      hint: '无人答复的含义在两个流程中应相同：请告知尚无决定，或再询问他人',
    }),
  },
});

/** Where facts have chosen the flow, they have not chosen with it whether silence is told as a no. */
export const routedSilences = defineRule({
  finds: [silenceIsNoByRouting],
  find: ({ flow, guardCases, context }: Pick<RuleSubject, 'flow' | 'guardCases' | 'context'>) => {
    const elsewhere = context?.silenceElsewhere;
    if (elsewhere === undefined || regretsOf(flow).length === 0) return [];
    return foundSilence(
      silenceIsNoByRouting,
      silenceByRouting(endsOfSilence(guardCases), elsewhere),
    );
  },
});
