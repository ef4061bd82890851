import { randomUUID } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { NamedKey } from '../platform/codec/encryption.ts';
import type { Store } from './database.ts';
import type { UploadsTable } from './schema.ts';
import type { Instant } from '../engine/model/base.ts';
import { dropReplaced } from './forgotten-uploads.ts';
import { openFile, sealFile } from './sealed-file.ts';
import { StoreError } from './store-error.ts';
import { lackOfRoom, type FullPlace, type UploadRoom } from './upload-room.ts';

/** An uploaded file. `type` is detected from its content, not from its name. */
export interface Upload {
  readonly case: string;
  readonly person: string;
  /** The field of a form that asked for it; of old files it is not known. */
  readonly asked?: UploadPlace;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface UploadPlace {
  readonly task: string;
  readonly round: number;
  readonly field: string;
}

export interface UploadRecord extends Upload {
  readonly id: string;
  readonly createdAt: Instant;
}

/**
 * Stores a file, sealed with the key of its case, unless there is no room for it. What its person had sent for the same field before, and no
 * answer names, makes room for it, all but the latest. Throws `case-erased`.
 */
export async function keepUpload(
  store: Store,
  upload: Upload,
  { at, room = unbounded }: { readonly at: Instant; readonly room?: UploadRoom },
): Promise<{ readonly id: string } | { readonly full: FullPlace }> {
  const { case: caseId } = upload;
  const key = await store.sealing.of(caseId);
  if (key === undefined) throw erased(caseId);
  const id = randomUUID();
  const { bytes, ...sealed } = sealFile(key, id, upload);
  const row = { ...rowOf(upload, id, at), ...sealed, bytes: store.files ? null : bytes };
  const full = (await lackOfRoom(store.db, row, room)) ?? (await writeBytes(store, id, bytes));
  if (full !== undefined) return { full };
  const lack = await insertUpload(store, row, room);
  if (lack === undefined) await dropReplaced(store, row);
  else await store.files?.remove([id]);
  return lack === undefined ? { id } : { full: lack };
}

const unbounded: UploadRoom = { ofCase: Infinity, ofHouse: Infinity };

/** Before its row: what breaks off behind it leaves a file that no row names, which is swept. */
async function writeBytes(
  { files }: Store,
  id: string,
  bytes: Uint8Array,
): Promise<FullPlace | undefined> {
  try {
    await files?.write(id, bytes);
    return undefined;
  } catch (error) {
    if (isDiskFull(error)) return 'house';
    throw error;
  }
}

/** One after the other, so that together files stay within the bounds; and never behind an erasure. */
const insertUpload = (
  { db: root }: Store,
  row: Insertable<UploadsTable>,
  room: UploadRoom,
): Promise<FullPlace | undefined> =>
  root.transaction().execute(async (db) => {
    const { erased_at: erasedAt } = await db
      .selectFrom('cases')
      .select('erased_at')
      .where('id', '=', row.case_id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (erasedAt !== null) throw erased(row.case_id);
    const full = await lackOfRoom(db, row, room);
    if (full === undefined) await db.insertInto('uploads').values(row).execute();
    return full;
  });

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));

const erased = (caseId: string): StoreError =>
  new StoreError('case-erased', `case "${caseId}" has been erased; it takes no files`);

const rowOf = ({ case: caseId, person, asked, type, bytes }: Upload, id: string, at: Instant) => ({
  id,
  case_id: caseId,
  person,
  task: asked?.task ?? null,
  round: asked?.round ?? null,
  field: asked?.field ?? null,
  type,
  size: bytes.length,
  created_at: at,
});

/** A file; of a case that has been erased there is none. Throws `file-unreadable`. */
export async function findUpload(store: Store, id: string): Promise<UploadRecord | undefined> {
  const row = await store.db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && (await opened(store, row, await store.sealing.of(row.case_id)));
}

/** Keeps a file that no answer names yet for as long as one that has just come: somebody goes on with it. */
export async function touchUpload(store: Store, id: string, at: Instant): Promise<void> {
  await store.db.updateTable('uploads').set({ created_at: at }).where('id', '=', id).execute();
}

/** The files of a case, in the order in which they came. Throws `file-unreadable`. */
export async function uploadsOf(store: Store, caseId: string): Promise<readonly UploadRecord[]> {
  const rows = await store.db
    .selectFrom('uploads')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const key = await store.sealing.of(caseId);
  const files = await Promise.all(rows.map((row) => opened(store, row, key)));
  return files.filter((file) => file !== undefined);
}

async function opened(
  store: Store,
  row: Selectable<UploadsTable>,
  key: NamedKey | undefined,
): Promise<UploadRecord | undefined> {
  if (key === undefined) return undefined;
  const { id, case_id: caseId, person, type, created_at: createdAt, name } = row;
  const { task, round, field } = row;
  const asked = task !== null && round !== null && field !== null && { task, round, field };
  const bytes = row.bytes ?? (await store.files?.read(id));
  try {
    if (bytes === undefined) throw new Error('its bytes are not where they were kept');
    const open = openFile(key, id, { name, bytes });
    return { id, case: caseId, person, ...(asked && { asked }), type, createdAt, ...open };
  } catch (error) {
    throw new StoreError(
      'file-unreadable',
      `file "${id}" of case "${caseId}" does not open: it is lost, or was changed; restore it from a backup`,
      error,
    );
  }
}
