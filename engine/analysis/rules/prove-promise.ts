import type { FlowPromise } from '../../model/plan.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import type { TimingContext } from '../timing/worst-case.ts';
import {
  boundOf,
  type GuardCaseAnalysis,
  analyseCases,
  tightestCase,
} from '../timing/promise-bound.ts';
import type { PromiseProof } from '../finding/promise-proof.ts';
import { waitBeforeStart } from '../timing/bounded-response.ts';
import { violationExample } from '../counterexample/spurious.ts';
import type { Finding, FindingPlace } from '../finding/finding.ts';
import { repairsFor } from '../counterexample/repairs.ts';
import { costliestStep, type PromiseWorstCase, worstCaseFinding } from './worst-case-finding.ts';
import { promiseNever, promiseUnknown, startUnbounded } from './promises.ts';
import { foundInOrder } from './unkept.ts';

/** Proves a promise in every case of the guards, counted from wherever it may count. */
export function provePromise(
  promise: FlowPromise,
  at: FindingPlace,
  guardCases: readonly GuardCase[],
  timing: TimingContext,
): PromiseProof {
  const unbounded = unboundedStart(promise, at, timing);
  if (unbounded) return { findings: [unbounded], until: timing.domain.to };
  const cases = analyseCases(promise, guardCases, timing);
  const until = Math.min(timing.domain.to, ...cases.map(({ worstCase }) => worstCase.until));
  const tightest = tightestCase(cases);
  const violated = cases.some(({ worstCase }) => worstCase.violated);
  const findings = isAnswerPromise(promise) ? [] : neverFindings(promise, at, cases, timing);
  if (tightest === undefined) {
    // A promise that always leads beyond the days of the calendars is found as `beyond-horizon`, for the whole flow.
    if (!violated && until >= timing.domain.from)
      findings.push(promiseUnknown.found({ at, values: { promise } }));
    return { findings, until };
  }
  const bound = boundOf(promise, tightest, cases, timing);
  if (bound.slack.ms < 0) findings.push(brokenFinding({ promise, at, tightest, bound }, timing));
  return { bound, findings, until };
}

/** A promise of an answer; paths without any are found by `noAnswer` already. */
const isAnswerPromise = (promise: FlowPromise): boolean =>
  promise.promise === 'told' &&
  promise.about === 'answer' &&
  promise.who === 'candidate' &&
  promise.after === undefined;

function unboundedStart(
  promise: FlowPromise,
  at: FindingPlace,
  { assume }: TimingContext,
): Finding | undefined {
  if (promise.promise === 'silence' || promise.since === undefined) return undefined;
  if (waitBeforeStart(assume, promise.since)) return undefined;
  return startUnbounded.found({ at, values: { since: promise.since.cel } });
}

/** The first that is certain, else the first. */
function neverFindings(
  promise: FlowPromise,
  at: FindingPlace,
  cases: readonly GuardCaseAnalysis[],
  timing: TimingContext,
): Finding[] {
  let first: Finding | undefined;
  for (const one of cases) {
    const finding = one.worstCase.violated ? neverFinding(promise, at, one, timing) : undefined;
    if (finding !== undefined && finding.maybe === undefined) return [finding];
    first ??= finding;
  }
  return first === undefined ? [] : [first];
}

function neverFinding(
  promise: FlowPromise,
  at: FindingPlace,
  { property, guardCase, worstCase }: GuardCaseAnalysis,
  timing: TimingContext,
): Finding {
  const from = worstCase.slack?.at ?? worstCase.origin.instants.starts[0] ?? timing.domain.from;
  const { counterexample, ...maybe } = violationExample(property, guardCase, from, timing);
  const outcome = counterexample?.violation?.endEvent?.outcome;
  const finding = promiseNever.found({
    at,
    values: { promise, ...(outcome && { outcome }) },
    ...causeOf(promise),
    ...(counterexample && { example: counterexample.example }),
    ...maybe,
  });
  const certain = promiseNever.found({ at, values: { promise }, ...causeOf(promise) });
  return foundInOrder(finding, certain, guardCase, property.obligation);
}

/** A promise that counts from a step counts wrongly where that one stands wrongly. */
const causeOf = (promise: FlowPromise): Pick<Finding, 'cause'> =>
  'after' in promise && promise.after !== undefined ? { cause: promise.after } : {};

function brokenFinding(worstCase: PromiseWorstCase, timing: TimingContext): Finding {
  const { promise, tightest } = worstCase;
  const finding = worstCaseFinding(worstCase, timing);
  const step = finding.example && costliestStep(finding.example);
  const { property, guardCase } = tightest;
  return {
    ...finding,
    ...causeOf(promise),
    remedies: repairsFor({ promise, property, behaviour: guardCase.behaviour, step }, timing),
  };
}
