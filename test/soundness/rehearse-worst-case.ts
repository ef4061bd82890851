import { pathConditionOf } from '../../engine/compiler/scenes/from-finding/path-condition.ts';
import { sampleFacts } from '../../engine/compiler/scenes/from-finding/sample-facts.ts';
import { sceneOf } from '../../engine/compiler/scenes/from-finding/scene-of.ts';
import type { ProofContext } from '../../engine/analysis/finding/context.ts';
import type { Finding } from '../../engine/analysis/finding/finding.ts';
import type { FlowPromise, Plan } from '../../engine/model/plan.ts';
import { rehearse } from '../../engine/simulation/rehearse.ts';
import { type ObservedFulfilment, observedFulfilmentsOf } from './observed-fulfilments.ts';

/** Rehearses the worst case that a finding shows, and observes how its promise is fulfilled in that run; nothing where no scene can be made of it. */
export function rehearseWorstCase(
  finding: Finding,
  promise: FlowPromise,
  plan: Plan,
  { directory, caseSchema }: ProofContext,
): readonly ObservedFulfilment[] {
  const pathCondition = pathConditionOf(finding, plan);
  if (pathCondition === undefined) return [];
  const sampled = sampleFacts(caseSchema, pathCondition, (at) => new Date(at).toISOString());
  const scene = sceneOf(finding, { plan, facts: sampled, title: 'worst case' });
  if (scene === undefined) return [];
  const { start, facts, scriptedActs, environment } = scene;
  const rehearsal = rehearse(
    { plan, hash: '', facts, start, people: directory },
    { scriptedActs },
    environment,
  );
  const { lastInterviewAt } = facts;
  const since = typeof lastInterviewAt === 'string' ? Date.parse(lastInterviewAt) : start;
  return observedFulfilmentsOf(promise, plan, {
    start,
    since,
    rehearsal,
    entries: rehearsal.entries,
  });
}
