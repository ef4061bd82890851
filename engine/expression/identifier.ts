/**
 * The name by which expressions know a step: the last segment of its id, with `_` for every character that CEL does not take.
 * `department.rejected/regret/hr-call` is `hr_call`.
 */
export const identifierOf = (stepId: string): string => {
  if (/^[A-Za-z_]\w*$/.test(stepId)) return stepId;
  const last = stepId.slice(stepId.lastIndexOf('/') + 1).replaceAll(/\W/g, '_');
  return /^\d/.test(last) ? `_${last}` : last;
};
