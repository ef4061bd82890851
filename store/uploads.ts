import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
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
  await dropForgotten(store, upload);
  return id;
}

/** So many files of one person that no answer names are kept: more than a form has fields. */
const mostForgotten = 12;

/** Files of a form that was never sent, or that were replaced before it was: all but the latest go. */
async function dropForgotten({ db }: Store, { case: caseId, person }: Upload): Promise<void> {
  const forgotten = await db
    .selectFrom('uploads')
    .select('id')
    .where('case_id', '=', caseId)
    .where('person', '=', person)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('answers')
            .select('answers.seq')
            .where('answers.case_id', '=', caseId)
            .where(sql<boolean>`position(uploads.id::text in answers.answered::text) > 0`),
        ),
      ),
    )
    .orderBy('created_at', 'desc')
    .offset(mostForgotten)
    .execute();
  if (forgotten.length === 0) return;
  await db
    .deleteFrom('uploads')
    .where(
      'id',
      'in',
      forgotten.map(({ id }) => id),
    )
    .execute();
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
