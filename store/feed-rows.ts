import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import type { Skeleton } from './sealed-entry.ts';

/**
 * The next rows, in one snapshot with their entries. Read is only what lies below every transaction that is still under way: one that
 * commits later has a higher number, so nobody is passed over.
 */
export async function rowsBehind(
  db: Kysely<DatabaseSchema>,
  { incarnation, tx, position }: FeedPlace,
  limit: number,
): Promise<readonly PlacedRow[]> {
  const { rows } = await sql<PlacedRow>`select f.incarnation, f.tx::text as tx, f.position,
      f.case_id, f.seq, f.what, j.entry
    from feed f
    left join journal j on f.what = 'entry' and j.case_id = f.case_id and j.seq = f.seq
      and not ${takenBackSince('f')}
    where (f.incarnation, f.tx, f.position) > (${incarnation}, ${tx}::xid8, ${position})
      and (f.incarnation < (select incarnation from feed_incarnation)
        or f.tx < pg_snapshot_xmin(pg_current_snapshot()))
    order by f.incarnation, f.tx, f.position limit ${limit}`.execute(db);
  return rows;
}

/** Whether the entry of a row was taken back later, as far as the snapshot goes. What stands under its number by now, another row tells. */
export const takenBackSince = (row: 'f' | 'h') => {
  const of = (column: 'case_id' | 'seq' | 'position') => sql.ref(`${row}.${column}`);
  return sql`exists (select from feed t where t.what = 'taken-back' and t.case_id = ${of('case_id')}
    and t.seq <= ${of('seq')} and t.position > ${of('position')})`;
};

/** Where a reader stands: behind the row with this place in the feed. Numbers of transactions outgrow those of JavaScript. */
export interface FeedPlace {
  readonly incarnation: number;
  readonly tx: string;
  readonly position: number;
}

/** A row of the feed with its entry, which is missing where it was taken back since. */
export interface PlacedRow extends FeedPlace {
  readonly case_id: string;
  readonly seq: number;
  readonly what: 'entry' | 'taken-back';
  readonly entry: Skeleton | null;
}
