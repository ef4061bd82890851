const idPrefix = 'case-';

/** The id under which Temporal knows the workflow of a case. */
export const workflowIdOf = (caseId: string): string => `${idPrefix}${caseId}`;

/** The case of a workflow; `undefined` where the workflow is no case's. */
export const caseIdOf = (workflowId: string): string | undefined =>
  workflowId.startsWith(idPrefix) ? workflowId.slice(idPrefix.length) : undefined;
