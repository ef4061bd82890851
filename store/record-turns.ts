import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** How far the records of all open cases are, by case: the number of the last entry. */
export async function recordEnds(db: Kysely<DatabaseSchema>): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'last_seq'])
    .where('status', '<>', 'ended')
    .execute();
  return new Map(rows.map((row) => [row.id, row.last_seq]));
}

/** The last entry of each of these cases by which it was let go on, or was over; cases that have none are missing. */
export async function lastTurns(
  db: Kysely<DatabaseSchema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('journal')
    .select((eb) => ['case_id', eb.fn.max('seq').as('seq')])
    .where('case_id', '=', sql<string>`any(${ids})`)
    .where('kind', 'in', ['resumed', 'closed', 'ended'])
    .groupBy('case_id')
    .execute();
  return new Map(rows.map((row) => [row.case_id, row.seq]));
}
