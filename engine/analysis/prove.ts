import type { ProofAssumptions, Plan } from '../model/plan.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import type { GuardCase } from './cases/split-cases.ts';
import { guardCasesOf } from './guard-cases.ts';
import { applyRules } from './rules/apply-rules.ts';
import { rules } from './rules/index.ts';
import { defaultAssumptions } from './timing/analysis.ts';
import { type TimingContext, timingContextOf } from './timing/worst-case.ts';
import type { PromiseBound } from './finding/certificate.ts';
import type { ProofContext } from './finding/context.ts';
import type { Finding } from './finding/finding.ts';
import { horizonOf, provisionalHorizon } from './timing/horizon.ts';
import { ruleFindingOf, packPromises } from './rules/pack-promises.ts';
import type { PromiseProof } from './finding/promise-proof.ts';
import { provePromise } from './rules/prove-promise.ts';
import type { Instant } from '../model/base.ts';
import type { Pack } from '../model/pack.ts';

/** The proof of a flow: its bounds, and the findings. */
export interface Proof {
  readonly findings: readonly Finding[];
  readonly bounds: readonly PromiseBound[];
  readonly assume: ProofAssumptions;
  /** Holds for cases that start from here on, */
  readonly from: Instant;
  /** and until here: no working time that is bounded for them leads beyond the last day that the calendars know. */
  readonly until: Instant;
}

export type ProvedPlan = Omit<Plan, 'texts'>;

/**
 * Proves what a flow promises, for every start that its calendars know and whatever the people in it do. Without a context, nothing is
 * said of people, texts and packs. The worst starts are told from `today` on; where the calendars know none of them, they are provisional.
 */
export function prove(plan: ProvedPlan, context?: ProofContext, today?: Instant): Proof {
  const flow = behaviourOfPlan(plan);
  const guardCases = guardCasesOf(plan, flow, context);
  const assume = plan.assume ?? defaultAssumptions;
  const timing = timingContextOf(plan.calendars, assume, horizonOf(plan), today);
  const proveAll = (over: TimingContext): readonly PromiseProof[] =>
    provePromises(plan, context?.packs ?? [], guardCases, over);
  const known = proveAll(timing);
  const until = Math.min(timing.domain.to, ...known.map((one) => one.until));
  const promiseProofs =
    today === undefined || today <= until
      ? known
      : withProvisional(known, proveAll(provisionalTiming(plan, assume, today)));
  const { from } = timing.domain;
  return {
    findings: applyRules(rules, {
      flow,
      guardCases,
      timing,
      promiseProofs,
      until,
      context: context && { ...context, calendars: plan.calendars },
    }),
    bounds: promiseProofs.flatMap(({ bound }) => bound ?? []),
    assume,
    from,
    until,
  };
}

function provePromises(
  { promises = [] }: ProvedPlan,
  packs: readonly Pack[],
  guardCases: readonly GuardCase[],
  timing: TimingContext,
): readonly PromiseProof[] {
  return [
    ...promises.map((promise, index) =>
      provePromise(promise, { promise: index }, guardCases, timing),
    ),
    ...packs.flatMap((pack) =>
      packPromises([pack]).map((promise): PromiseProof => {
        const proof = provePromise(promise, { pack: pack.id }, guardCases, timing);
        return {
          ...proof,
          findings: proof.findings.map((one) => ruleFindingOf(one, pack, promise)),
        };
      }),
    ),
  ];
}

/** The bounds of later starts, on days that no calendar knows yet. What is found on known days stands; it is not found twice. */
const withProvisional = (
  known: readonly PromiseProof[],
  later: readonly PromiseProof[],
): readonly PromiseProof[] =>
  known.map((proof, index) => {
    const { bound, findings = [] } = later[index] ?? {};
    return {
      ...proof,
      ...(bound && { bound: { ...bound, provisional: true } }),
      findings: proof.findings.length > 0 ? proof.findings : findings,
    };
  });

const provisionalTiming = (
  plan: ProvedPlan,
  assume: ProofAssumptions,
  today: Instant,
): TimingContext => {
  const { calendars, domain } = provisionalHorizon(plan, today);
  return timingContextOf(calendars, assume, domain);
};
