import { fieldKey } from '../forms/draft.ts';
import type { Draft, FieldError, KeptFile } from '../forms/draft.ts';
import type { TaskView } from '../services/task-view.ts';
import type { UploadService } from '../services/upload-service.ts';
import type { DecideBody } from './api-body.ts';

/** The body of `decide` as the draft that a page would have posted, so that one validation serves both. */
export const draftOf = async (
  body: DecideBody,
  view: TaskView,
  uploads: UploadService,
): Promise<Draft> => {
  const values = new Map<string, readonly string[]>([
    ['outcome', [body.outcome]],
    ['comment', [body.comment ?? '']],
  ]);
  const keptFiles = new Map<string, KeptFile>();
  const errors = new Map<string, FieldError>();
  const { task, round } = view.opened;
  const owner = { case: view.case, person: body.person, task, round };
  for (const field of view.form?.fields ?? []) {
    const { name } = field;
    const value = body.answers?.[name];
    if (field.type === 'upload') {
      const upload = uploadIn(value);
      const file = await uploads.find(owner, field, upload);
      if (file) keptFiles.set(name, file);
      else if (upload !== '') errors.set(fieldKey(name), { code: 'fileLost' });
    } else {
      values.set(fieldKey(name), textsIn(value));
    }
  }
  return { values, keptFiles, errors };
};

const uploadIn = (value: unknown): string =>
  typeof value === 'object' &&
  value !== null &&
  'upload' in value &&
  typeof value.upload === 'string'
    ? value.upload
    : '';

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).flatMap((item: unknown) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item)] : [],
  );
