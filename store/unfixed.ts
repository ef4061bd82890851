import type { Store } from './database.ts';
import { wakeReaders } from './feed.ts';
import { isOnRecord, type RecordedHead } from './heads.ts';

/** A case whose journal has a tentative end. */
export interface UnfixedCase {
  readonly id: string;
  readonly ended: boolean;
  readonly fixedSeq: number;
  readonly last: RecordedHead;
}

/** Cases with a tentative end, in the order of their ids. */
export async function unfixedCases(
  { db }: Pick<Store, 'db'>,
  { after = '', limit }: { readonly after?: string; readonly limit: number },
): Promise<readonly UnfixedCase[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'ended_at', 'fixed_seq', 'last_seq', 'last_hash'])
    .whereRef('fixed_seq', '<', 'last_seq')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ended: row.ended_at !== null,
    fixedSeq: row.fixed_seq,
    last: { seq: row.last_seq, head: row.last_hash },
  }));
}

/** Fixes a journal up to an entry that is known to stay, if it is the one on record; `differs` leaves everything as it is. */
export const fixUpTo = (
  { db }: Pick<Store, 'db'>,
  caseId: string,
  head: RecordedHead,
): Promise<'fixed' | 'differs'> =>
  db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('cases')
      .select('fixed_seq')
      .where('id', '=', caseId)
      .forUpdate()
      .executeTakeFirst();
    if (found === undefined || !(await isOnRecord(trx, caseId, head))) return 'differs';
    const { seq } = head;
    if (found.fixed_seq >= seq) return 'fixed';
    await trx.updateTable('cases').set({ fixed_seq: seq }).where('id', '=', caseId).execute();
    await wakeReaders(trx);
    return 'fixed';
  });
