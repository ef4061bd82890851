import { sendsOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { datedTimeDomain, rowsOf, runTrace } from '../timing/traced-times.ts';
import { type TimingContext, worstCaseOf } from '../timing/worst-case.ts';
import type { BoundedResponse } from '../timing/bounded-response.ts';
import { imprecisionOf } from '../counterexample/spurious.ts';
import { type CounterexampleResult, findCounterexample } from '../counterexample/counterexample.ts';
import type { Finding, FindingPlace } from '../finding/finding.ts';
import { latestArrival } from '../timing/latest-arrival.ts';
import { answerObligation, nextMessage } from '../timing/obligation.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';

/** Nobody is left without an answer: every path to an end of the case passes one, and a withdrawal is acknowledged. */
export function noAnswer(guardCase: GuardCase, timing: TimingContext): readonly Finding[] {
  return [...unanswered(guardCase, timing), ...withdrawals(guardCase.behaviour, timing)];
}

const answerProperty: BoundedResponse = {
  obligation: answerObligation,
  within: { ms: 0 },
  until: () => false,
};

function unanswered(guardCase: GuardCase, timing: TimingContext): readonly Finding[] {
  const from = timing.domain.from;
  if (!worstCaseOf(guardCase.behaviour, answerProperty, timing)?.violated) return [];
  const counterexample = findCounterexample(
    guardCase.behaviour,
    answerProperty,
    { from, violated: true },
    timing,
  );
  return [
    {
      code: 'ghosted',
      severity: 'error',
      at: placeOfViolation(counterexample, guardCase.behaviour),
      values: { outcome: counterexample?.violation?.endEvent?.outcome ?? '' },
      ...(counterexample && { example: counterexample.example }),
      ...imprecisionOf(counterexample, answerProperty, guardCase, timing),
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

function withdrawals(
  { on }: FlowBehaviour,
  { calendars, assume, domain }: TimingContext,
): readonly Finding[] {
  const obligation = { ...nextMessage('candidate'), atEnd: 'violated' } as const;
  const start = domain.from;
  const countedFrom = { at: start };
  const times = datedTimeDomain(calendars);
  const context = {
    obligation,
    times,
    trace: runTrace,
    assume,
    countedFrom,
    mayBeOvertaken: () => false,
  };
  return Object.entries(on).flatMap(([event, behaviour]): readonly Finding[] => {
    const at = runTrace.record(countedFrom, '', { what: 'event', event });
    const begins = { at, caseStart: undefined, timestamps: {} };
    const [violation] = latestArrival(behaviour, begins, context).violated;
    const step = violation?.endEvent?.step ?? '';
    if (violation === undefined) return [];
    return [
      {
        code: 'withdrawal-unanswered',
        severity: 'error',
        at: step === '' ? { flow: true } : { step },
        values: { event },
        example: { start, from: start, rows: rowsOf(violation.at) },
        ...(violation.concurrent ? { maybe: 'beside' } : {}),
      },
    ];
  });
}
