import type { FlowBehaviour, UserTask } from '../../behaviour/behaviour.ts';
import { linesOf } from '../../behaviour/traverse.ts';
import { requestStepOf } from '../../model/request-step.ts';
import { isApprovalApart, stepsThatTell } from './decision.ts';

/** Whether an approval is about an intent that the candidate has been told. */
export const isAboutIntent = (task: UserTask, flow: FlowBehaviour): boolean =>
  isApprovalApart(task) &&
  task.about?.of === 'step' &&
  [task.about.step, requestStepOf(task.about.step)].some((step) => intentsIn(flow).has(step));

function intentsIn(flow: FlowBehaviour): ReadonlySet<string> {
  const known = cache.get(flow) ?? new Set(stepsThatTell(linesOf(flow), 'intent'));
  cache.set(flow, known);
  return known;
}

const cache = new WeakMap<FlowBehaviour, ReadonlySet<string>>();
