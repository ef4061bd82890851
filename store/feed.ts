import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** What happens to a journal, as the feed tells it: an entry was appended, or all from this number on were taken back. */
export interface FeedRow {
  readonly seq: number;
  readonly what: 'entry' | 'taken-back';
}

/** The channel on which readers of the feed are woken. */
export const feedChannel = 'tidings_feed';

/**
 * Writes to the feed in the transaction that changes a journal. The lock on the case has to be the first write of that transaction: the
 * database numbers it then, so that within a case the numbers of transactions rise as its entries do.
 */
export async function publish(
  db: Kysely<DatabaseSchema>,
  caseId: string,
  rows: readonly FeedRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('feed')
    .values(
      rows.map((row) => ({
        ...row,
        case_id: caseId,
        incarnation: sql<number>`(select incarnation from feed_incarnation)`,
      })),
    )
    .execute();
}

/** Wakes the readers once the transaction is committed. */
export async function wakeReaders(db: Kysely<DatabaseSchema>): Promise<void> {
  await sql`select pg_notify(${feedChannel}, '')`.execute(db);
}

/**
 * In a database that was restored from a dump into another cluster, transactions are numbered anew, below those of the feed: what is
 * appended from now on counts as later all the same.
 */
export async function beginIncarnation(db: Kysely<DatabaseSchema>): Promise<void> {
  await sql`update feed_incarnation set incarnation = incarnation + 1 where exists (
    select from feed where feed.incarnation = feed_incarnation.incarnation
      and tx >= pg_snapshot_xmax(pg_current_snapshot()))`.execute(db);
}
