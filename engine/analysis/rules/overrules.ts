import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { firstDecided } from '../../model/approval-subject.ts';
import { decisionsIn } from './decision.ts';

/** Whether the yes of an approval overrules what was said in a task before the approval opened. */
export type Overrules = (approval: string, task: string) => boolean;

/**
 * What the approvals of a flow overrule: a report any of them; the no, or the silence, of another approval those that decide it anew, as they
 * say with `about`. One about an approval that decides a third one anew decides about that as well; of several about the same the later one
 * counts.
 */
export function overrulesOf(flow: FlowBehaviour): Overrules {
  const known = cache.get(flow);
  if (known !== undefined) return known;
  const subjects = new Map(decisionsIn(flow).map(({ step, about }) => [step, about]));
  const subjectOf = (approval: string) => subjects.get(approval);
  const overrules: Overrules = (approval, task) =>
    !subjects.has(task) ||
    (subjectOf(approval) !== undefined &&
      approval !== task &&
      firstDecided(approval, subjectOf) === firstDecided(task, subjectOf));
  cache.set(flow, overrules);
  return overrules;
}

const cache = new WeakMap<FlowBehaviour, Overrules>();

/** Whether a no of a task stands for good: nobody's yes overrules it. */
export const isLasting = (
  task: string,
  approvals: readonly string[],
  overrules: Overrules,
): boolean => !approvals.some((approval) => overrules(approval, task));
