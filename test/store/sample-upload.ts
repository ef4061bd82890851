import type { Upload } from '../../store/uploads.ts';

/** What the candidate has sent for the field `proof` of the first round of the task `form`. */
export const sampleUpload = (
  caseId: string,
  given: Partial<Upload> & Pick<Upload, 'bytes'>,
): Upload => ({
  case: caseId,
  person: 'candidate',
  asked: { task: 'form', round: 1, field: 'proof' },
  name: 'a.pdf',
  type: 'application/pdf',
  ...given,
});
