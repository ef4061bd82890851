import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** Which of these cases there are; an erased one keeps its row. */
export async function knownCases(
  db: Kysely<DatabaseSchema>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where('id', '=', sql<string>`any(${ids})`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
