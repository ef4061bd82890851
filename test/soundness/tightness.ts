import { sampleFacts } from '../../engine/compiler/scenes/from-finding/sample-facts.ts';
import type { Plan, Promised } from '../../engine/model/plan.ts';
import type { Finding } from '../../engine/analysis/finding/finding.ts';
import { groundOf } from '../../engine/analysis/timing/bound.ts';
import { boundOf, casesOf, tightestOf } from '../../engine/analysis/timing/obligations-of.ts';
import { horizonOf } from '../../engine/analysis/timing/horizon.ts';
import { sceneOf } from '../../engine/compiler/scenes/from-finding/scene-of.ts';
import { worstCourse } from '../../engine/analysis/counterexample/worst-course.ts';
import { wishesOf } from '../../engine/compiler/scenes/from-finding/path-condition.ts';
import { domainsOf } from '../../engine/analysis/cases/domains.ts';
import { shapeOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { worldsOf } from '../../engine/analysis/cases/split-cases.ts';
import { rehearse } from '../../engine/simulation/rehearse.ts';
import type { Subject } from './flows.ts';
import { keptOf } from './kept.ts';
import { assume } from './promises.ts';

/** How near the course that a proof shows comes to the bound that it names. */
export interface Witnessed {
  readonly flow: string;
  readonly promise: Promised;
  /** Of the time from where it counts to the bound; 1 is exact. */
  readonly share: number;
  readonly maybe: Finding['maybe'];
  readonly boundMs: number;
  readonly finding: Finding;
}

/** Rehearses the worst course of every promise, kept or broken. */
export function witness(subject: Subject): readonly Witnessed[] {
  const { plan, context } = subject;
  const worlds = worldsOf(shapeOfPlan(plan), domainsOf(context.caseSchema));
  const ground = groundOf(plan.calendars, assume, horizonOf(plan));
  return (plan.promises ?? []).flatMap((promise, index) => {
    const cases = casesOf(promise, worlds, ground);
    const tightest = tightestOf(cases);
    if (tightest === undefined) return [];
    const bound = boundOf(promise, tightest, cases, ground);
    const finding = worstCourse({ promise, at: { promise: index }, tightest, bound }, ground);
    const boundMs = bound.latest - bound.slack.from;
    const reached = reachedBy(finding, promise, subject, bound.slack.from);
    const share = boundMs === 0 ? 1 : reached / boundMs;
    return [{ flow: plan.flow, promise, share, maybe: finding.maybe, boundMs, finding }];
  });
}

function reachedBy(
  finding: Finding,
  promise: Promised,
  { plan, context: { directory, caseSchema } }: Subject,
  from: number,
): number {
  const wishes = wishesOf(finding, plan);
  if (wishes === undefined) return 0;
  const facts = sampleFacts(caseSchema, wishes, (at) => new Date(at).toISOString());
  const scene = sceneOf(finding, { plan, facts, title: 'witness' });
  if (scene === undefined) return 0;
  const its: Plan = plan;
  const rehearsal = rehearse(
    { plan: its, hash: '', facts: scene.facts, start: scene.start, people: directory },
    { cues: scene.cues },
    scene.world,
  );
  const { entries } = rehearsal;
  const interviewed = facts['lastInterviewAt'];
  const since = typeof interviewed === 'string' ? Date.parse(interviewed) : NaN;
  const kept = keptOf(promise, plan, { start: scene.start, since, rehearsal, entries });
  const counted = kept.filter((one) => one.from === from);
  return Math.max(0, ...counted.map(({ at = from }) => at - from));
}
