import { sql } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import type { Store } from './database.ts';

/** One of the notices to a person that a case is stopped. */
export interface StopNotice {
  readonly case: string;
  /** Since when the case is stopped: behind another stop, counting begins anew. */
  readonly stoppedAt: Instant;
  readonly person: string;
  /** Counted from 1. */
  readonly number: number;
}

/** The last notice of each person about a stop that still stands, and when it left. */
export async function lastStopNotices({
  db,
}: Store): Promise<readonly (StopNotice & { readonly at: Instant })[]> {
  const rows = await db
    .selectFrom('stop_notices')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.id', '=', 'stop_notices.case_id')
        .onRef('cases.stopped_at', '=', 'stop_notices.stopped_at'),
    )
    .distinctOn(['stop_notices.case_id', 'stop_notices.person'])
    .select(['case_id', 'stop_notices.stopped_at', 'person', 'number', 'at'])
    .orderBy('stop_notices.case_id')
    .orderBy('stop_notices.person')
    .orderBy('number', 'desc')
    .execute();
  return rows.map(({ case_id, stopped_at, ...row }) => ({
    case: case_id,
    stoppedAt: stopped_at,
    ...row,
  }));
}

/** Stores that these notices leave now, all or none. False when somebody else has stored one of them before. */
export async function claimStopNotices(
  { db }: Store,
  notices: readonly StopNotice[],
  at: Instant,
): Promise<boolean> {
  const rows = notices.map(({ case: id, stoppedAt, person, number }) => ({
    case_id: id,
    stopped_at: stoppedAt,
    person,
    number,
    at,
  }));
  try {
    await db.transaction().execute(async (within) => {
      const { length } = await within
        .insertInto('stop_notices')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .returning('case_id')
        .execute();
      if (length < rows.length) throw claimedBefore;
    });
    return true;
  } catch (error) {
    if (error === claimedBefore) return false;
    throw error;
  }
}

/** Undoes the transaction. */
const claimedBefore = new Error('claimed before');

/** Takes back what has not left after all. */
export async function releaseStopNotices(
  { db }: Store,
  notices: readonly StopNotice[],
): Promise<void> {
  for (const { case: id, stoppedAt, person, number } of notices)
    await db
      .deleteFrom('stop_notices')
      .where((eb) => eb.and({ case_id: id, stopped_at: stoppedAt, person, number }))
      .execute();
}

/** The time of the database, which is one for all processes, whatever their machines' clocks show. */
export async function databaseTime({ db }: Store): Promise<Instant> {
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db);
  return rows[0]?.now ?? Date.now();
}
