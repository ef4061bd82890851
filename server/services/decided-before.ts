import { type ApprovalSubject, firstDecided } from '../../engine/model/approval-subject.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { stepOf } from '../../engine/steps/step-of.ts';
import type { TaskRecord } from '../../store/tasks.ts';

/** The approvals of a case that a task decides anew, or that decided the same anew before it, in the order in which they opened. */
export function decidedBefore(
  { opened, openedAt }: Pick<TaskRecord, 'opened' | 'openedAt'>,
  { plan, tasks }: { readonly plan: Plan; readonly tasks: readonly TaskRecord[] },
): readonly TaskRecord[] {
  const subject = (task: string) => subjectOf(task, plan);
  if (subject(opened.task)?.of !== 'decision') return [];
  const own = firstDecided(opened.task, subject);
  return tasks
    .filter((one) => one.opened.task !== opened.task && one.openedAt <= openedAt)
    .filter((one) => firstDecided(one.opened.task, subject) === own)
    .toSorted((a, b) => a.openedAt - b.openedAt);
}

const subjectOf = (task: string, plan: Plan): ApprovalSubject | undefined => {
  const step = stepOf(task, plan);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no other kind of step has this key
  return step !== undefined && 'about' in step ? (step.about as ApprovalSubject) : undefined;
};
