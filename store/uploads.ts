import { randomUUID } from 'node:crypto';
import type { Store } from './database.ts';
import type { Instant } from '../engine/model/base.ts';

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

/** Stores a file and returns its id. */
export async function keepUpload(store: Store, upload: Upload): Promise<string> {
  const id = randomUUID();
  const { case: caseId, person, name, type, bytes } = upload;
  await store.db
    .insertInto('uploads')
    .values({ id, case_id: caseId, person, name, type, bytes, created_at: Date.now() })
    .execute();
  return id;
}

export async function findUpload(store: Store, id: string): Promise<UploadRecord | undefined> {
  const row = await store.db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { case_id: caseId, person, name, type, bytes, created_at: createdAt } = row;
  return { id, case: caseId, person, name, type, bytes: new Uint8Array(bytes), createdAt };
}
