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
  const entry = await db
    .selectFrom('journal')
    .select('hash')
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return entry?.hash.startsWith(head) === true;
}
