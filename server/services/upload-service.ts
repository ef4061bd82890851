import type { FormField } from '../../engine/model/definitions.ts';
import { contentTypeOf, type ContentType } from '../forms/content-type.ts';
import { isAccepted, isAcceptedType, nameOfKind } from '../forms/file-types.ts';
import { findUpload, keepUpload, touchUpload, type UploadRecord } from '../../store/uploads.ts';
import type { UploadRoom } from '../../store/upload-room.ts';
import type { Instant } from '../../engine/model/base.ts';
import type { Store } from '../../store/database.ts';
import type { FieldError, KeptFile, PostedFile } from '../forms/draft.ts';

export type UploadField = Extract<FormField, { readonly type: 'upload' }>;

/** Files that are uploaded with a form. They are stored at once, so that an error elsewhere in the form does not lose them. */
export interface UploadService {
  keep(owner: UploadOwner, field: UploadField, file: PostedFile): Promise<KeptFile | FieldError>;
  /** A file that the owner has sent for the same field before. */
  find(owner: UploadOwner, field: UploadField, id: string): Promise<KeptFile | undefined>;
  /** A file of a case, for whoever may read the case. */
  read(caseId: string, id: string): Promise<UploadRecord | undefined>;
}

/** The person who has uploaded a file, and the task for which they did. */
export interface UploadOwner {
  readonly case: string;
  readonly person: string;
  readonly task: string;
  readonly round: number;
}

interface UploadSetup {
  readonly store: Store;
  readonly now: () => Instant;
  readonly room: UploadRoom;
  /** There is no room for any file of the house. */
  readonly full: () => void;
}

export const createUploadService = ({ store, now, room, full }: UploadSetup): UploadService => ({
  keep: async (owner, field, file) => {
    const content = await acceptedContent(field, file);
    if ('code' in content) return content;
    const type = content.mime;
    const name = nameOfKind(plainName(file.name), type);
    const { task, round, ...who } = owner;
    const asked = { task, round, field: field.name };
    const upload = { ...who, asked, name, type, bytes: file.bytes };
    const kept = await keepUpload(store, upload, { at: now(), room });
    if ('id' in kept) return { id: kept.id, name, type, size: file.bytes.length };
    if (kept.full === 'case') return { code: 'caseFull', max: room.ofCase };
    full();
    return { code: 'houseFull' };
  },
  find: async (owner, field, id) => {
    const found = isUuid(id) ? await findUpload(store, id).catch(() => undefined) : undefined;
    if (found === undefined || !isFor(owner, field, found)) return undefined;
    await touchUpload(store, id, now());
    return { id, name: found.name, type: found.type, size: found.bytes.length };
  },
  read: async (caseId, id) => {
    const found = isUuid(id) ? await findUpload(store, id) : undefined;
    // Older ones are kept under the names that they were sent with.
    return found?.case === caseId
      ? { ...found, name: nameOfKind(found.name, found.type) }
      : undefined;
  },
});

/** Of a file from before its field was kept, whose it is and what it is have to do. */
const isFor = (owner: UploadOwner, field: UploadField, found: UploadRecord): boolean => {
  const { asked = { ...owner, field: field.name } } = found;
  return (
    found.case === owner.case &&
    found.person === owner.person &&
    asked.task === owner.task &&
    asked.round === owner.round &&
    asked.field === field.name &&
    found.bytes.length <= field.maxBytes &&
    isAcceptedType(found.type, field.accept)
  );
};

/** What a file is, if the field takes it. */
const acceptedContent = async (
  field: UploadField,
  file: PostedFile,
): Promise<ContentType | FieldError> => {
  if (file.truncated || file.bytes.length > field.maxBytes) {
    return { code: 'fileTooLarge', max: field.maxBytes };
  }
  if (file.bytes.length === 0) return { code: 'fileEmpty' };
  const content = await contentTypeOf(file.bytes);
  if (content && isAccepted(content.ext, field.accept)) return content;
  const heic = content !== undefined && isAccepted(content.ext, ['heic']);
  return { code: heic ? 'fileHeic' : 'fileType', accept: field.accept };
};

const letters = new Intl.Segmenter();
const longestName = 120;

/** The file name without folders and control characters; of one that is too long, as many whole letters of its end as fit. */
const plainName = (name: string): string => {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const clean = base.replaceAll(/\p{C}/gu, (letter) => (letter === '\u200d' ? letter : ''));
  // Windows leaves out spaces and points at the end.
  const trimmed = clean.trim().replace(/[\s.]+$/u, '');
  const whole = [...letters.segment(trimmed)].map(({ segment }) => segment);
  let length = 0;
  const from = whole.findLastIndex((segment) => (length += segment.length) > longestName);
  const kept = whole.slice(from + 1).join('');
  return kept === '' ? 'file' : kept;
};

const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);
