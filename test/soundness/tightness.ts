import type { FlowPromise, Plan } from '../../engine/model/plan.ts';
import type { Finding } from '../../engine/analysis/finding/finding.ts';
import { timingContextOf } from '../../engine/analysis/timing/worst-case.ts';
import { boundOf, analyseCases, tightestCase } from '../../engine/analysis/timing/promise-bound.ts';
import { horizonOf } from '../../engine/analysis/timing/horizon.ts';
import { worstCaseFinding } from '../../engine/analysis/rules/worst-case-finding.ts';
import { valueDomainsOf } from '../../engine/analysis/cases/domains.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { splitCases } from '../../engine/analysis/cases/split-cases.ts';
import type { ProofContext } from '../../engine/analysis/finding/context.ts';
import { rehearseWorstCase } from './rehearse-worst-case.ts';
import { assume } from './promises.ts';

/** A worst case that a proof shows, rehearsed: how near it comes to the bound that the proof names. */
export interface RehearsedWitness {
  readonly flow: string;
  readonly promise: FlowPromise;
  /** The share of the bound that the rehearsal needs; 1 is exact. */
  readonly share: number;
  /** Whether the rehearsal keeps to what is taken for granted; a marked course may not. */
  readonly isAssumed: boolean;
  readonly maybe: Finding['maybe'];
  readonly boundMs: number;
  readonly finding: Finding;
}

/** Rehearses the worst case of every promise, kept or broken. */
export function witnessesOf(plan: Plan, context: ProofContext): readonly RehearsedWitness[] {
  const guardCases = splitCases(behaviourOfPlan(plan), valueDomainsOf(context.caseSchema));
  const timing = timingContextOf(plan.calendars, assume, horizonOf(plan));
  return (plan.promises ?? []).flatMap((promise, index) => {
    const cases = analyseCases(promise, guardCases, timing);
    const tightest = tightestCase(cases);
    if (tightest === undefined) return [];
    const bound = boundOf(promise, tightest, cases, timing);
    const finding = worstCaseFinding({ promise, at: { promise: index }, tightest, bound }, timing);
    const boundMs = bound.latest - bound.slack.from;
    const { fulfilments, isAssumed } = rehearseWorstCase(finding, promise, plan, context);
    const delays = fulfilments
      .filter(({ from }) => from === bound.slack.from)
      .map(({ from, at = from }) => at - from);
    const reached = Math.max(0, ...delays);
    const share = boundMs === 0 ? 1 : reached / boundMs;
    const { maybe } = finding;
    return [{ flow: plan.flow, promise, share, isAssumed, maybe, boundMs, finding }];
  });
}
