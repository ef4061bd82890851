import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { NamedKey } from '../platform/codec/encryption.ts';
import type { Store } from './database.ts';
import type { UploadsTable } from './schema.ts';
import type { Instant } from '../engine/model/base.ts';
import { readJournal } from './journal.ts';
import { openFile, sealFile } from './sealed-file.ts';
import { StoreError } from './store-error.ts';

/** An uploaded file. `type` is detected from its content, not from its name. */
export interface Upload {
  readonly case: string;
  readonly person: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface UploadRecord extends Upload {
  readonly id: string;
  readonly createdAt: Instant;
}

/** Stores a file, sealed with the key of its case, and returns its id. Throws `case-erased`. */
export async function keepUpload(store: Store, upload: Upload): Promise<string> {
  const id = randomUUID();
  const { case: caseId, person, name, type, bytes } = upload;
  const key = await store.sealing.of(caseId);
  if (key === undefined)
    throw new StoreError('case-erased', `case "${caseId}" has been erased; it takes no files`);
  await store.db
    .insertInto('uploads')
    .values({
      id,
      case_id: caseId,
      person,
      type,
      ...sealFile(key, id, { name, bytes }),
      created_at: Date.now(),
    })
    .execute();
  await dropForgotten(store, upload);
  return id;
}

/** So many files of one person that no answer names are kept: more than a form has fields. */
const mostForgotten = 12;

/** Files of a form that was never sent, or that were replaced before it was: all but the latest go. */
async function dropForgotten(store: Store, { case: caseId, person }: Upload): Promise<void> {
  const kept = await store.db
    .selectFrom('uploads')
    .select('id')
    .where('case_id', '=', caseId)
    .where('person', '=', person)
    .orderBy('created_at', 'desc')
    .execute();
  if (kept.length <= mostForgotten) return;
  const answers = JSON.stringify(
    (await readJournal(store, caseId)).filter(({ kind }) => kind === 'answered'),
  );
  const forgotten = kept.filter(({ id }) => !answers.includes(id)).slice(mostForgotten);
  if (forgotten.length === 0) return;
  await store.db
    .deleteFrom('uploads')
    .where(
      'id',
      'in',
      forgotten.map(({ id }) => id),
    )
    .execute();
}

/** A file; of a case that has been erased there is none. */
export async function findUpload(store: Store, id: string): Promise<UploadRecord | undefined> {
  const row = await store.db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && opened(row, await store.sealing.of(row.case_id));
}

/** The files of a case, in the order in which they came. */
export async function uploadsOf(store: Store, caseId: string): Promise<readonly UploadRecord[]> {
  const rows = await store.db
    .selectFrom('uploads')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const key = await store.sealing.of(caseId);
  return rows.flatMap((row) => opened(row, key) ?? []);
}

function opened(
  row: Selectable<UploadsTable>,
  key: NamedKey | undefined,
): UploadRecord | undefined {
  if (key === undefined) return undefined;
  const { id, case_id: caseId, person, type, created_at: createdAt } = row;
  return { id, case: caseId, person, type, createdAt, ...openFile(key, id, row) };
}
