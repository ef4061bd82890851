import { sampleFacts } from '../../../engine/compiler/scenes/from-finding/sample-facts.ts';
import type { Finding } from '../../../engine/analysis/finding/finding.ts';
import { sceneOf } from '../../../engine/compiler/scenes/from-finding/scene-of.ts';
import { pathConditionOf } from '../../../engine/compiler/scenes/from-finding/path-condition.ts';
import { rehearse } from '../../../engine/simulation/rehearse.ts';
import {
  type ObservedFulfilment,
  observedFulfilmentsOf,
} from '../../soundness/observed-fulfilments.ts';
import { moment } from './january.ts';
import type { ProofSubject } from './subject.ts';
import type { Instant } from '../../../engine/model/base.ts';

/** Rehearses the counterexample of a broken promise, and says where it comes to something else than the finding has named; nothing is said of one that may be spurious. */
export function rehearseCounterexample(finding: Finding, subject: ProofSubject): readonly string[] {
  const named = namedInstants(finding);
  if (named === undefined || finding.maybe !== undefined) return [];
  const observed = observedFulfilments(finding, subject).flatMap(({ from, at }) =>
    from === named.from && at !== undefined ? [at] : [],
  );
  if (observed.includes(named.comes)) return [];
  return [`its course comes ${observed.length === 0 ? 'to nothing' : observed.map(moment).join()}`];
}

/** From when the worst case counts, and when it comes. */
const namedInstants = ({ values }: Finding): Record<'from' | 'comes', Instant> | undefined =>
  'comes' in values ? values : undefined;

function observedFulfilments(
  finding: Finding,
  { plan, context }: ProofSubject,
): readonly ObservedFulfilment[] {
  const promise = 'promise' in finding.at ? plan.promises?.[finding.at.promise] : undefined;
  const pathCondition = pathConditionOf(finding, plan);
  if (promise === undefined || pathCondition === undefined) return [];
  const facts = sampleFacts(context.caseSchema, pathCondition, (at) => new Date(at).toISOString());
  const scene = sceneOf(finding, { plan, facts, title: 'worst' });
  if (scene === undefined) return [];
  const whole = { ...plan, texts: 'none' };
  const { start, scriptedActs, environment } = scene;
  const people = context.directory;
  const rehearsal = rehearse(
    { plan: whole, hash: '', facts, start, people },
    { scriptedActs },
    environment,
  );
  const { lastInterviewAt } = facts;
  const since = typeof lastInterviewAt === 'string' ? Date.parse(lastInterviewAt) : start;
  return observedFulfilmentsOf(promise, whole, {
    start,
    since,
    rehearsal,
    entries: rehearsal.entries,
  });
}
