/**
 * The name by which expressions know a step: the last segment of its id, with `_` for every character that CEL does not take.
 * `department.rejected/regret/hr-call` is `hr_call`.
 */
export const identifierOf = (stepId: string): string => {
  if (isIdentifier(stepId)) return stepId;
  const last = stepId.slice(stepId.lastIndexOf('/') + 1).replaceAll(/\W/g, '_');
  return /^\d/.test(last) ? `_${last}` : last;
};

/** Whether an expression can name something by this word. */
export const isIdentifier = (word: string): boolean => /^[A-Za-z_]\w*$/.test(word);
