const ending = /\.late(?:-\d+)?$/;

/**
 * The step under which the candidate is told that an escalation level of a task is asked: `department.late` for the first one behind those of
 * the task itself, `department.late-2` for the next. No author can call a step so.
 */
export const apologyStepOf = (task: string, rung: number): string =>
  rung === 1 ? `${task}.late` : `${task}.late-${rung}`;

/** The task whose level is told by such a step; undefined for any other step. */
export const taskOfApology = (step: string): string | undefined =>
  ending.test(step) ? step.replace(ending, '') : undefined;
