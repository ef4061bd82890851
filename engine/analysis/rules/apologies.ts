import { linesOf, tasksIn, sendsOf, toldAtWindows } from '../../behaviour/traverse.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { mostCertain } from '../finding/finding.ts';
import type { AfterStep } from '../finding/finding-values.ts';
import { tellsCandidate } from './decision.ts';
import { departmentReview } from './example-flows.ts';
import { defineRule } from './rule.ts';
import { wordsBehind } from './words-behind-outcomes.ts';

const sorryAfterOutcome = defineFinding<AfterStep>({
  code: 'sorry-after-outcome',
  severity: 'error',
  means:
    'The candidate hears that a decision takes longer, having been told an offer or a no already.',
  about:
    'What an escalation level tells is that the decision takes longer. That is not true once the candidate has been told it.',
  example: {
    wrong: `${departmentReview}
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - approve: Was that right?
    id: afterwards
    about: told
    by: group-hr
    within: 1 business day
    escalate: [{ to: hr-director, within: 4 business hours, tell: review-delayed }]
    silent: approved
  - end: told
`,
    right: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    escalate: [{ to: hr-director, within: 4 business hours, tell: review-delayed }]
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
  },
  says: {
    en: ({ values: { template, after } }) => ({
      message: `"${template}" says that the decision takes longer, after "${after}" has told it`,
      hint: 'remove "tell" from this level',
    }),
    'zh-CN': ({ values: { template, after } }) => ({
      message: `“${after}”已告知决定，“${template}”却称决定仍需时间`,
      hint: '请删除此级的 "tell"',
    }),
  },
});

/** No escalation level says that the decision takes longer to whom an offer or a no has been told; behind an intent people go on deciding. */
export const apologies = defineRule({
  finds: [sorryAfterOutcome],
  monitor: (guardCase) =>
    mostCertain(
      apologiesIn(guardCase.behaviour).flatMap((step) =>
        wordsBehind(guardCase, {
          step,
          outcomes: (send) => tellsCandidate(send, 'offer', 'regret'),
        }).map(({ template, after, maybe }) =>
          sorryAfterOutcome.found({
            at: { step, key: 'template' },
            values: { template, after },
            cause: after,
            ...maybe,
          }),
        ),
      ),
    ),
});

const apologiesIn = (flow: FlowBehaviour): readonly string[] => [
  ...new Set(
    linesOf(flow)
      .flatMap(tasksIn)
      .flatMap(toldAtWindows)
      .flatMap(sendsOf)
      .map(({ step }) => step),
  ),
];
