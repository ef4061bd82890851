import type { ProofAssumptions, Plan } from '../model/plan.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import { valueDomainsOf } from './cases/domains.ts';
import { splitCases } from './cases/split-cases.ts';
import { staticRules } from './rules/index.ts';
import { defaultAssumptions } from './timing/analysis.ts';
import { timingContextOf } from './timing/worst-case.ts';
import type { PromiseBound } from './finding/certificate.ts';
import type { ProofContext } from './finding/context.ts';
import type { Finding } from './finding/finding.ts';
import { noAnswer } from './rules/no-answer.ts';
import { horizonOf } from './timing/horizon.ts';
import { ruleFindingOf, packPromises } from './rules/packs.ts';
import { provePromise, type PromiseProof } from './rules/promises.ts';
import type { Instant } from '../model/base.ts';
import type { FlowBehaviour } from '../behaviour/behaviour.ts';

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
 * said of people, texts and packs.
 */
export function prove(plan: ProvedPlan, context?: ProofContext): Proof {
  const behaviour: FlowBehaviour = behaviourOfPlan(plan);
  const guardCases = splitCases(behaviour, context && valueDomainsOf(context.caseSchema));
  const assume = plan.assume ?? defaultAssumptions;
  const timing = timingContextOf(plan.calendars, assume, horizonOf(plan));
  const promiseProofs = [
    ...(plan.promises ?? []).map((promise, index) =>
      provePromise(promise, { promise: index }, guardCases, timing),
    ),
    ...(context?.packs ?? []).flatMap((pack) =>
      packPromises([pack]).map((promise): PromiseProof => {
        const proof = provePromise(promise, { pack: pack.id }, guardCases, timing);
        return {
          ...proof,
          findings: proof.findings.map((one) => ruleFindingOf(one, pack, promise)),
        };
      }),
    ),
  ];
  const until = Math.min(timing.domain.to, ...promiseProofs.map((one) => one.until));
  const findings = [
    ...guardCases.flatMap((guardCase) => noAnswer(guardCase, timing)),
    ...promiseProofs.flatMap((one) => one.findings),
    ...staticRules(behaviour, guardCases, context && { ...context, calendars: plan.calendars }),
  ];
  const { from } = timing.domain;
  return {
    findings: [
      ...withoutDuplicates(findings),
      ...(until < from
        ? [{ code: 'beyond-horizon', severity: 'error', at: { flow: true }, values: {} } as const]
        : []),
    ],
    bounds: promiseProofs.flatMap(({ bound }) => bound ?? []),
    assume,
    from,
    until,
  };
}

/** The findings without those that an earlier case of the guards has found alike. */
function withoutDuplicates(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, Finding>();
  for (const one of findings) {
    const { code, at, values, example } = one;
    // A dated finding is told apart by its place, and by the rule of a pack that it quotes.
    const told = example === undefined ? values : { rule: 'rule' in values && values.rule };
    const key = JSON.stringify([code, at, told]);
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
