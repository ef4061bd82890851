import { sendsOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { type TimingContext, worstCaseOf } from '../timing/worst-case.ts';
import type { BoundedResponse } from '../timing/bounded-response.ts';
import { violationExample } from '../counterexample/spurious.ts';
import type { CounterexampleResult } from '../counterexample/counterexample.ts';
import type { Finding, FindingPlace } from '../finding/finding.ts';
import { answerObligation } from '../timing/obligation.ts';
import { withdrawal } from './withdrawal.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';

/** Nobody is left without an answer: every path to an end of the case passes one, and a withdrawal is acknowledged. */
export const noAnswer = (guardCase: GuardCase, timing: TimingContext): readonly Finding[] => [
  ...unanswered(guardCase, timing),
  ...withdrawal(guardCase, timing),
];

const answerProperty: BoundedResponse = {
  obligation: answerObligation,
  within: { ms: 0 },
  until: () => false,
};

function unanswered(guardCase: GuardCase, timing: TimingContext): readonly Finding[] {
  const from = timing.domain.from;
  if (!worstCaseOf(guardCase.behaviour, answerProperty, timing)?.violated) return [];
  const { counterexample, ...maybe } = violationExample(answerProperty, guardCase, from, timing);
  return [
    {
      code: 'ghosted',
      severity: 'error',
      at: placeOfViolation(counterexample, guardCase.behaviour),
      values: { outcome: counterexample?.violation?.endEvent?.outcome ?? '' },
      ...(counterexample && { example: counterexample.example }),
      ...maybe,
    },
  ];
}

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
