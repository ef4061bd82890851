import type { Request } from 'express';
import { fieldKey, firstValue, keptKey } from '../forms/draft.ts';
import type { Draft, FieldError, KeptFile, PostedForm, ReceivedFile } from '../forms/draft.ts';
import { readForm } from '../http/read-form.ts';
import type { TaskView } from '../services/task-view.ts';
import type { UploadOwner, UploadField, UploadService } from '../services/upload-service.ts';

/** Reads a posted form and stores its files at once, so that an error elsewhere does not lose them. */
export const readDraft = async (
  request: Request,
  view: TaskView,
  uploads: UploadService,
): Promise<Draft> => {
  const fields = (view.form?.fields ?? []).filter((field) => field.type === 'upload');
  const posted = await readForm(
    request,
    new Map(fields.map(({ name, maxBytes }) => [fieldKey(name), maxBytes])),
  );
  const keptFiles = new Map<string, KeptFile>();
  const errors = new Map<string, FieldError>();
  // Nothing is stored for a task that is over.
  for (const field of view.state === 'open' ? fields : []) {
    const file = await fileFor(field, posted, { owner: ownerOf(view), uploads });
    if (file.kept) keptFiles.set(field.name, file.kept);
    if (file.error) errors.set(fieldKey(field.name), file.error);
  }
  return { values: posted.values, keptFiles, errors };
};

const ownerOf = (view: TaskView): UploadOwner => ({
  case: view.case,
  person: view.person.person,
  task: view.opened.task,
  round: view.opened.round,
});

interface UploadKeeping {
  readonly owner: UploadOwner;
  readonly uploads: UploadService;
}

/** Which of several was meant, nobody knows. */
const keepOne = async (
  file: ReceivedFile,
  field: UploadField,
  { owner, uploads }: UploadKeeping,
): Promise<KeptFile | FieldError> =>
  file.another ? { code: 'oneFile' } : await uploads.keep(owner, field, file);

/** The file of one field. A new file replaces the one that was stored before, unless it is refused. */
const fileFor = async (
  field: UploadField,
  posted: PostedForm,
  { owner, uploads }: UploadKeeping,
): Promise<{ readonly kept?: KeptFile; readonly error?: FieldError }> => {
  const id = firstValue(posted.values, keptKey(field.name));
  const before = id === '' ? undefined : await uploads.find(owner, field, id);
  const file = posted.files.find((f) => f.field === fieldKey(field.name));
  const result = file && (await keepOne(file, field, { owner, uploads }));
  if (result && 'id' in result) return { kept: result };
  const lost = id !== '' && before === undefined ? ({ code: 'fileLost' } as const) : undefined;
  const error = result ?? lost;
  return { ...(before && { kept: before }), ...(error && { error }) };
};
