import type { FlowPromise } from '../../model/plan.ts';
import type { TimingContext } from '../timing/worst-case.ts';
import { type BoundedCase, leastBy } from '../timing/promise-bound.ts';
import type { PromiseBound } from '../finding/certificate.ts';
import { findCounterexample } from '../counterexample/counterexample.ts';
import { imprecisionOf } from '../counterexample/spurious.ts';
import { promiseBroken } from './promises.ts';
import { silenceBroken } from './silence.ts';
import type { Counterexample, Finding, FindingPlace } from '../finding/finding.ts';

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
  const counterexample = findCounterexample(guardCase.behaviour, property, from, timing);
  const exact = counterexample?.at === bound.latest ? counterexample : undefined;
  const dates = { from, comes: bound.latest, due: bound.due, over: -ms };
  const rest = {
    at,
    ...(counterexample && { example: counterexample.example }),
    ...imprecisionOf(exact, property, guardCase, timing),
  };
  return promise.promise === 'silence'
    ? silenceBroken.found({
        values: { who: promise.who, within: promise.atMost, ...dates },
        ...rest,
      })
    : promiseBroken.found({ values: { promise, ...dates }, ...rest });
}

/** The step that takes the longest. */
export function costliestStep({ from, rows }: Counterexample): string | undefined {
  const counted = rows.filter(({ at }) => at > from);
  const spent = counted.map(({ at, step }, i) => ({ step, ms: at - (counted[i - 1]?.at ?? from) }));
  return leastBy(spent, ({ ms }) => -ms)?.step;
}
