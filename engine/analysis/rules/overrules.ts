import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
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
  const decisions = decisionsIn(flow);
  const about = new Map(
    decisions.flatMap((one) =>
      one.about !== undefined && 'step' in one.about ? [[one.step, one.about.step]] : [],
    ),
  );
  const approvals = new Set(decisions.map(({ step }) => step));
  const firstOf = (approval: string): string => {
    const other = about.get(approval);
    return other === undefined ? approval : firstOf(other);
  };
  const overrules: Overrules = (approval, task) =>
    !approvals.has(task) ||
    (about.has(approval) && approval !== task && firstOf(approval) === firstOf(task));
  cache.set(flow, overrules);
  return overrules;
}

const cache = new WeakMap<FlowBehaviour, Overrules>();
