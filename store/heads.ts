import { sql, type Kysely } from 'kysely';
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

/** How far the record of a case is. */
export interface RecordHead {
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly fixedSeq: number;
}

/** How far the records of these cases are, by case. */
export async function recordHeads(
  db: Kysely<DatabaseSchema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RecordHead>> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'last_seq', 'last_hash', 'fixed_seq'])
    .where('id', '=', sql<string>`any(${ids})`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { lastSeq: row.last_seq, lastHash: row.last_hash, fixedSeq: row.fixed_seq },
    ]),
  );
}

/** The last entry of the record of a case that stays. */
export const fixedSeqOf = async (db: Kysely<DatabaseSchema>, id: string): Promise<number> =>
  (await recordHeads(db, [id])).get(id)?.fixedSeq ?? 0;
