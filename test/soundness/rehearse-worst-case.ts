import { pathConditionOf } from '../../engine/compiler/scenes/from-finding/path-condition.ts';
import { sampleFacts } from '../../engine/compiler/scenes/from-finding/sample-facts.ts';
import { sceneOf } from '../../engine/compiler/scenes/from-finding/scene-of.ts';
import type { ProofContext } from '../../engine/analysis/finding/context.ts';
import type { Finding } from '../../engine/analysis/finding/finding.ts';
import type { FlowPromise, Plan } from '../../engine/model/plan.ts';
import type { Entry } from '../../engine/model/journal.ts';
import type { Instant } from '../../engine/model/base.ts';
import { rehearse } from '../../engine/simulation/rehearse.ts';
import { mailMs } from './promises.ts';
import { type ObservedFulfilment, observedFulfilmentsOf } from './observed-fulfilments.ts';

/** A worst case as it was rehearsed. */
export interface RehearsedRun {
  /** How its promise is fulfilled in that run. */
  readonly fulfilments: readonly ObservedFulfilment[];
  /** Whether no message was under way for longer than proofs take for granted. */
  readonly isAssumed: boolean;
}

/** Rehearses the worst case that a finding shows; nothing where no scene can be made of it. */
export function rehearseWorstCase(
  finding: Finding,
  promise: FlowPromise,
  plan: Plan,
  { directory, caseSchema }: ProofContext,
): RehearsedRun {
  const pathCondition = pathConditionOf(finding, plan);
  if (pathCondition === undefined) return notRehearsed;
  const sampled = sampleFacts(caseSchema, pathCondition, (at) => new Date(at).toISOString());
  const scene = sceneOf(finding, { plan, facts: sampled, title: 'worst case' });
  if (scene === undefined) return notRehearsed;
  const { start, facts, scriptedActs, environment } = scene;
  const rehearsal = rehearse(
    { plan, hash: '', facts, start, people: directory },
    { scriptedActs },
    environment,
  );
  const { lastInterviewAt } = facts;
  const since = typeof lastInterviewAt === 'string' ? Date.parse(lastInterviewAt) : start;
  const { entries } = rehearsal;
  return {
    fulfilments: observedFulfilmentsOf(promise, plan, { start, since, rehearsal, entries }),
    isAssumed: longestUnderWay(entries) <= mailMs,
  };
}

const notRehearsed: RehearsedRun = { fulfilments: [], isAssumed: true };

/** The longest time, in milliseconds, from when a message left until its delivery outcome was on record. */
function longestUnderWay(entries: readonly Entry[]): number {
  const left = new Map<string, Instant>();
  let longest = 0;
  for (const entry of entries)
    if (entry.kind === 'sent') left.set(entry.message, entry.at);
    else if ('message' in entry)
      longest = Math.max(longest, entry.at - (left.get(entry.message) ?? entry.at));
  return longest;
}
