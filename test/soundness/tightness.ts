import { sampleFacts } from '../../engine/compiler/scenes/from-finding/sample-facts.ts';
import type { Plan, FlowPromise } from '../../engine/model/plan.ts';
import type { Finding } from '../../engine/analysis/finding/finding.ts';
import { timingContextOf } from '../../engine/analysis/timing/worst-case.ts';
import { boundOf, analyseCases, tightestCase } from '../../engine/analysis/timing/promise-bound.ts';
import { horizonOf } from '../../engine/analysis/timing/horizon.ts';
import { sceneOf } from '../../engine/compiler/scenes/from-finding/scene-of.ts';
import { worstCaseFinding } from '../../engine/analysis/counterexample/worst-case-finding.ts';
import { pathConditionOf } from '../../engine/compiler/scenes/from-finding/path-condition.ts';
import { valueDomainsOf } from '../../engine/analysis/cases/domains.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { splitCases } from '../../engine/analysis/cases/split-cases.ts';
import { rehearse } from '../../engine/simulation/rehearse.ts';
import type { RandomSubject } from './random-subjects.ts';
import { observedFulfilmentsOf } from './observed-fulfilments.ts';
import { assume } from './promises.ts';

/** How near the course that a proof shows comes to the bound that it names. */
export interface RehearsedWitness {
  readonly flow: string;
  readonly promise: FlowPromise;
  /** Of the time from where it counts to the bound; 1 is exact. */
  readonly share: number;
  readonly maybe: Finding['maybe'];
  readonly boundMs: number;
  readonly finding: Finding;
}

/** Rehearses the worst course of every promise, kept or broken. */
export function witnessesOf(subject: RandomSubject): readonly RehearsedWitness[] {
  const { plan, context } = subject;
  const guardCases = splitCases(behaviourOfPlan(plan), valueDomainsOf(context.caseSchema));
  const timing = timingContextOf(plan.calendars, assume, horizonOf(plan));
  return (plan.promises ?? []).flatMap((promise, index) => {
    const cases = analyseCases(promise, guardCases, timing);
    const tightest = tightestCase(cases);
    if (tightest === undefined) return [];
    const bound = boundOf(promise, tightest, cases, timing);
    const finding = worstCaseFinding({ promise, at: { promise: index }, tightest, bound }, timing);
    const boundMs = bound.latest - bound.slack.from;
    const reached = rehearsedDelay(finding, promise, subject, bound.slack.from);
    const share = boundMs === 0 ? 1 : reached / boundMs;
    return [{ flow: plan.flow, promise, share, maybe: finding.maybe, boundMs, finding }];
  });
}

function rehearsedDelay(
  finding: Finding,
  promise: FlowPromise,
  { plan, context: { directory, caseSchema } }: RandomSubject,
  from: number,
): number {
  const pathCondition = pathConditionOf(finding, plan);
  if (pathCondition === undefined) return 0;
  const facts = sampleFacts(caseSchema, pathCondition, (at) => new Date(at).toISOString());
  const scene = sceneOf(finding, { plan, facts, title: 'witness' });
  if (scene === undefined) return 0;
  const wholePlan: Plan = plan;
  const rehearsal = rehearse(
    { plan: wholePlan, hash: '', facts: scene.facts, start: scene.start, people: directory },
    { scriptedActs: scene.scriptedActs },
    scene.environment,
  );
  const { entries } = rehearsal;
  const interviewed = facts['lastInterviewAt'];
  const since = typeof interviewed === 'string' ? Date.parse(interviewed) : NaN;
  const fulfilments = observedFulfilmentsOf(promise, plan, {
    start: scene.start,
    since,
    rehearsal,
    entries,
  });
  const counted = fulfilments.filter((one) => one.from === from);
  return Math.max(0, ...counted.map(({ at = from }) => at - from));
}
