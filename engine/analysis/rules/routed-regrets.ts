import { linesOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { defineFinding } from '../finding/define-finding.ts';
import type { OnPath } from '../finding/finding-values.ts';
import { isDecision, messageOf, stepsThatTell } from './decision.ts';
import { type Grounds, groundsOf, speaksFor } from './grounds.ts';
import { approvedOffer, routedExample } from './example-flows.ts';
import { defineRule } from './rule.ts';

const rejectionByRouting = defineFinding<OnPath & { readonly template: string }>({
  code: 'rejection-by-routing',
  severity: 'error',
  means: 'The routing sends cases by their facts to a flow that rejects before anybody is asked.',
  about:
    'Where `routing.yaml` names several flows, facts of the case choose which one it takes. A flow that says no before people of the house have decided then rejects by facts alone, as a choice within a flow would.',
  example: {
    wrong: `${routedExample}
steps:
  - { run: regret }
`,
    right: `${routedExample}${approvedOffer}`,
  },
  says: {
    en: ({ values: { template, path } }) => ({
      message: `the routing brings cases here by their facts, and "${template}" says no before anybody has decided, on the way ${path}`,
      hint: 'ask a person before the regret, with an "approve" that the facts only inform',
    }),
    'zh-CN': ({ values: { template, path } }) => ({
      message: `路由仅凭数据将个案送入此流程，而在任何人作出决定之前，“${template}”就告知婉拒，路径：${path}`,
      hint: '请在婉拒之前用 "approve" 询问一个人，数据只供其参考',
    }),
  },
});

/** Where facts have chosen the flow, they have chosen its regret too, unless people of the house have said something before it. */
export const routedRegrets = defineRule({
  finds: [rejectionByRouting],
  monitor: (guardCase) =>
    guardCase.isChosenByFacts === true
      ? mostCertain(
          stepsThatTell(linesOf(guardCase.behaviour), 'regret').flatMap((regret) =>
            beforeRegret(guardCase, regret),
          ),
        )
      : [],
});

/** Whether people have decided, or reported what decides, or the candidate has brought about what comes. */
type IsDecided = boolean;

function beforeRegret(guardCase: GuardCase, regret: string): readonly Finding[] {
  const grounds = groundsOf(guardCase, regret);
  return explore<IsDecided>(guardCase, {
    start: false,
    observes: {
      ...messageOf(regret),
      task: (task) => isDecision(task) || grounds.reports.has(task.step),
    },
    judges: messageOf(regret),
    isSettled: (isDecided) => isDecided,
    step: (isDecided, event) => isDecided || decides(event, grounds),
    check: (event, path) =>
      event.what === 'sent' && !path.state
        ? [
            rejectionByRouting.found({
              at: { step: regret, key: 'template' },
              values: { template: event.send.template, path: path.name(regret) },
              ...path.maybe,
            }),
          ]
        : [],
  });
}

/** A withdrawal is the candidate's own. */
const decides = (event: ObservedEvent, grounds: Grounds): boolean =>
  event.what === 'handled' ||
  (event.what === 'closed' &&
    (isDecision(event.task) || speaksFor(grounds, event.task, event.outcome)));
