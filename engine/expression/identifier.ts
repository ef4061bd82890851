import { taskOfRequest } from '../model/request-step.ts';

/**
 * The name by which expressions know a step: the last segment of its id, with `_` for every character that CEL does not take.
 * `department.rejected/regret/hr-call` is `hr_call`. The message by which a task asks is known by the name of the task.
 */
export const identifierOf = (stepId: string): string => {
  if (isIdentifier(stepId)) return stepId;
  const last = taskOfRequest(stepId.slice(stepId.lastIndexOf('/') + 1)).replaceAll(/\W/g, '_');
  return /^\d/.test(last) ? `_${last}` : last;
};

/** The path of the run in which a step stands, as its expressions name it (`Expression.in`); none in the plan's own flow. */
export function runOf(stepId: string): string | undefined {
  const parts = stepId.split('/').slice(0, -1);
  // A step without an id of its own is called after the outcome in which it stands: `department.rejected/regret`.
  const run = parts.slice(0, parts.findLastIndex((part) => !part.includes('.')) + 1);
  return run.length === 0 ? undefined : run.join('/');
}

/** Whether an expression can name something by this word. */
export const isIdentifier = (word: string): boolean => /^[A-Za-z_]\w*$/.test(word);
