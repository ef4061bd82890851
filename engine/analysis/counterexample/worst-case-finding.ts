import type { FlowPromise } from '../../model/plan.ts';
import type { TimingContext } from '../timing/worst-case.ts';
import { type BoundedCase, leastBy } from '../timing/promise-bound.ts';
import type { PromiseBound } from '../finding/certificate.ts';
import { imprecisionOf } from './spurious.ts';
import { type CounterexampleResult, findCounterexample } from './counterexample.ts';
import type { Finding, FindingPlace, FindingValue } from '../finding/finding.ts';

/** The worst case of a promise, and its place in the flow. */
export interface PromiseWorstCase {
  readonly promise: FlowPromise;
  readonly at: FindingPlace;
  readonly tightest: BoundedCase;
  readonly bound: PromiseBound;
}

/** The worst case as a finding with its counterexample; repairs are not looked for. */
export function worstCaseFinding(
  { promise, at, tightest, bound }: PromiseWorstCase,
  timing: TimingContext,
): Finding {
  const { property, guardCase } = tightest;
  const { from, ms } = bound.slack;
  const counterexample = findCounterexample(
    guardCase.behaviour,
    property,
    { from, violated: false },
    timing,
  );
  const exact = counterexample?.at === bound.latest ? counterexample : undefined;
  const costly = costliestStep(counterexample);
  return {
    code: promise.promise === 'silence' ? 'silence-broken' : 'promise-broken',
    severity: 'error',
    at,
    values: {
      ...promiseValues(promise),
      from: { instant: from },
      comes: { instant: bound.latest },
      due: { instant: bound.due },
      over: { ms: -ms },
      ...(costly && { costliest: { name: costly } }),
    },
    ...(counterexample && { example: counterexample.example }),
    ...imprecisionOf(exact, property, guardCase, timing),
  };
}

/** A promise in the placeholders of its sentence. */
export const promiseValues = (promise: FlowPromise): Readonly<Record<string, FindingValue>> => {
  if (promise.promise === 'silence')
    return { who: { name: promise.who }, within: { duration: promise.atMost } };
  const within = { duration: promise.within };
  return promise.promise === 'done'
    ? { step: { name: promise.step }, within }
    : { who: { name: promise.who }, about: { name: promise.about }, within };
};

/** The step that takes the longest. */
function costliestStep(counterexample: CounterexampleResult | undefined): string | undefined {
  const { from, rows } = counterexample?.example ?? { from: 0, rows: [] };
  const counted = rows.filter(({ at }) => at > from);
  const spent = counted.map(({ at, step }, i) => ({ step, ms: at - (counted[i - 1]?.at ?? from) }));
  return leastBy(spent, ({ ms }) => -ms)?.step;
}
