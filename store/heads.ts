import type { Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** The hash of an entry of a journal, or the beginning of it. */
export interface RecordedHead {
  readonly seq: number;
  readonly head: string;
}

/** Whether the journal of a case has this very entry under its number. */
export async function isOnRecord(
  db: Kysely<DatabaseSchema>,
  caseId: string,
  { seq, head }: RecordedHead,
): Promise<boolean> {
  return (await hashAt(db, caseId, seq))?.startsWith(head) === true;
}

/** The hash of an entry of a journal, if there is one under this number. */
export async function hashAt(
  db: Kysely<DatabaseSchema>,
  caseId: string,
  seq: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('journal')
    .select('hash')
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.hash;
}
