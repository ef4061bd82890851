import { sampleFacts } from '../../../engine/compiler/scenes/from-finding/sample-facts.ts';
import type { Finding } from '../../../engine/analysis/finding/finding.ts';
import { sceneOf } from '../../../engine/compiler/scenes/from-finding/scene-of.ts';
import { wishesOf } from '../../../engine/compiler/scenes/from-finding/path-condition.ts';
import { rehearse } from '../../../engine/simulation/rehearse.ts';
import { type Kept, keptOf } from '../../soundness/kept.ts';
import { moment } from './january.ts';
import type { Subject } from './subject.ts';
import type { Instant } from '../../../engine/model/base.ts';

/** Rehearses the course of a broken promise, and says where it comes to something else than the proof has named; nothing is said of a doubtful one. */
export function rehearsed(finding: Finding, subject: Subject): readonly string[] {
  const named = namedBy(finding);
  if (named === undefined || finding.maybe !== undefined) return [];
  const came = courseOf(finding, subject).flatMap(({ from, at }) =>
    from === named.from && at !== undefined ? [at] : [],
  );
  if (came.includes(named.comes)) return [];
  return [`its course comes ${came.length === 0 ? 'to nothing' : came.map(moment).join()}`];
}

/** From when the worst case counts, and when it comes. */
function namedBy({
  values: { from, comes },
}: Finding): Record<'from' | 'comes', Instant> | undefined {
  return from && comes && 'instant' in from && 'instant' in comes
    ? { from: from.instant, comes: comes.instant }
    : undefined;
}

function courseOf(finding: Finding, { plan, context }: Subject): readonly Kept[] {
  const promise = 'promise' in finding.at ? plan.promises?.[finding.at.promise] : undefined;
  const wishes = wishesOf(finding, plan);
  if (promise === undefined || wishes === undefined) return [];
  const facts = sampleFacts(context.caseSchema, wishes, (at) => new Date(at).toISOString());
  const scene = sceneOf(finding, { plan, facts, title: 'worst' });
  if (scene === undefined) return [];
  const whole = { ...plan, texts: 'none' };
  const { start, cues, world } = scene;
  const people = context.directory;
  const rehearsal = rehearse({ plan: whole, hash: '', facts, start, people }, { cues }, world);
  const { lastInterviewAt } = facts;
  const since = typeof lastInterviewAt === 'string' ? Date.parse(lastInterviewAt) : start;
  return keptOf(promise, whole, { start, since, rehearsal, entries: rehearsal.entries });
}
