import { sendsOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import {
  exampleStart,
  type TimingContext,
  type WorstCase,
  worstCaseOf,
} from '../timing/worst-case.ts';
import type { BoundedResponse } from '../timing/bounded-response.ts';
import { violationExample, type ViolationExample } from '../counterexample/spurious.ts';
import type { CounterexampleResult } from '../counterexample/counterexample.ts';
import type { Finding, FindingPlace } from '../finding/finding.ts';
import { answerObligation } from '../timing/obligation.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { defineRule } from './rule.ts';
import type { EndOfCase } from '../finding/finding-values.ts';
import { endOf, ifKnown, outcomeOf } from '../finding/sentence.ts';
import { approvedOffer } from './example-flows.ts';
import { foundInOrder } from './unkept.ts';

export const ghosted = defineFinding<EndOfCase>({
  code: 'ghosted',
  severity: 'error',
  means: 'On some path the case ends without the candidate having heard an answer.',
  about:
    'Whoever was interviewed hears something in the end: an outcome, or at least that there is no decision yet. The proof follows every way to every end of the case, also those on which nobody answers or a mail comes back. A backstop helps as well.',
  example: {
    wrong: `
steps:
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ end: undecided }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: (finding, say) => ({
      message: [
        'the case can end without the candidate having heard an answer',
        ifKnown(outcomeOf(finding), (outcome) => `: it ends as "${outcome}"`),
        ifKnown(endOf(finding.example), (end) => ` at ${say.date(end)}`),
        ifKnown(finding.example?.start, (start) => ` when it starts ${say.date(start)}`),
      ].join(''),
      hint: `${say.anyOf(finding.remedies)}tell the candidate an outcome, or that there is no decision yet, before this end`,
    }),
    'zh-CN': (finding, say) => ({
      message: [
        '流程可能在候选人没有得到任何答复时结束',
        ifKnown(outcomeOf(finding), (outcome) => `（结果为“${outcome}”）`),
        ifKnown(endOf(finding.example), (end) => `，时间是 ${say.date(end)}`),
        ifKnown(finding.example?.start, (start) => `，流程开始于 ${say.date(start)}`),
      ].join(''),
      hint: `${say.anyOf(finding.remedies)}在结束之前，把结果或“尚无决定”告知候选人`,
    }),
  },
});

/** Nobody is left without an answer: every path to an end of the case passes one. */
export const noAnswer = defineRule({
  finds: [ghosted],
  find: ({ guardCases, timing }) =>
    guardCases.flatMap((guardCase) => unanswered(guardCase, timing)),
});

const answerProperty: BoundedResponse = {
  obligation: answerObligation,
  within: { ms: 0 },
  until: () => false,
};

function unanswered(guardCase: GuardCase, timing: TimingContext): readonly Finding[] {
  const worstCase = worstCaseOf(guardCase.behaviour, answerProperty, timing);
  if (!worstCase?.violated) return [];
  const { counterexample, ...maybe } = exampleFor(worstCase, guardCase, timing);
  const finding = ghosted.found({
    at: placeOfViolation(counterexample, guardCase.behaviour),
    values: { outcome: counterexample?.violation?.endEvent?.outcome ?? '' },
    ...(counterexample && { example: counterexample.example }),
    ...maybe,
  });
  const { obligation } = answerProperty;
  return [foundInOrder(finding, finding, guardCase, obligation)];
}

/** The example from today on; a backstop may end the case before an answer only from one from which the answer takes long. */
function exampleFor(
  { longest }: WorstCase,
  guardCase: GuardCase,
  timing: TimingContext,
): ViolationExample {
  const first = violationExample(answerProperty, guardCase, exampleStart(timing), timing);
  if (isFollowed(first) || longest === undefined) return first;
  const other = violationExample(answerProperty, guardCase, longest.at, timing);
  return isFollowed(other) ? other : first;
}

/** Whether the line is followed up to the end of the case. */
const isFollowed = ({ counterexample }: ViolationExample): boolean =>
  counterexample?.violation?.concurrent === false;

/**
 * The step at fault: an answer that cannot be delivered and after which nobody is asked to reach the candidate, however far from the end
 * of the case; else that end.
 */
function placeOfViolation(
  counterexample: CounterexampleResult | undefined,
  { main }: FlowBehaviour,
): FindingPlace {
  const answers = sendsOf(main).filter(answerProperty.obligation.fulfilledBySend);
  const unreached = counterexample?.example.rows.findLast(
    ({ step, happens }) =>
      happens.what === 'undelivered' && answers.some((send) => send.step === step),
  );
  const step = unreached?.step ?? counterexample?.violation?.endEvent?.step ?? '';
  return step === '' ? { flow: true } : { step };
}
