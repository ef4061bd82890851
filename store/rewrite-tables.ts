import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/**
 * Rewrites the tables that held personal words readably: what was replaced, or stood in a column that is gone, stays in their files
 * otherwise, and in the log of the database. That log is cut only where the role may do so, as it may in the embedded database.
 */
export async function rewriteTables(db: Kysely<DatabaseSchema>): Promise<void> {
  for (const table of ['cases', 'journal', 'answers', 'messages', 'uploads'])
    await sql.raw(`vacuum full ${table}`).execute(db);
  const { rows } = await sql<{ usesuper: boolean }>`select usesuper from pg_user
    where usename = current_user`.execute(db);
  if (rows[0]?.usesuper !== true) return;
  // A segment of the log that is used again keeps what stood in it.
  for (const statement of cutLog) await sql.raw(statement).execute(db);
}

const cutLog = [
  'set wal_recycle = off',
  'checkpoint',
  'select pg_switch_wal()',
  'checkpoint',
  'reset wal_recycle',
];
