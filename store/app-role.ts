import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';
import { StoreError } from './store-error.ts';

/**
 * Lets a role read and write what server and workers do, and nothing else: it owns no table, so it can neither empty one nor touch its
 * triggers, and it changes nothing that is on record. Throws `owning-role` where the role could do so all the same.
 */
export const grantToApp = (db: Kysely<DatabaseSchema>, role: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await refuseOwner(trx, role);
    const name = sql.id(role);
    const { rows } = await sql<{ readonly table: string; readonly schema: string }>`
      select tablename as table, schemaname as schema from pg_tables
      where schemaname = current_schema()`.execute(trx);
    const schema = sql.id(rows[0]?.schema ?? 'public');
    // Before version 15 of PostgreSQL everybody may create tables here.
    await sql`revoke create on schema ${schema} from public, ${name}`.execute(trx);
    await sql`grant usage on schema ${schema} to ${name}`.execute(trx);
    for (const { table } of rows) {
      await sql`revoke all on ${sql.table(table)} from ${name}`.execute(trx);
      const rights = sql.raw(restricted[table] ?? 'select, insert, update, delete');
      await sql`grant ${rights} on ${sql.table(table)} to ${name}`.execute(trx);
    }
  });

/** What is on record is added to. The end of a journal can be taken back, and what is sealed be erased, as far as its trigger lets it. */
const restricted: Readonly<Record<string, string>> = {
  journal: 'select, insert, delete, update (sealed)',
  feed: 'select, insert',
  ledger: 'select, insert',
  anchors: 'select, insert',
  anchored_heads: 'select, insert',
  mailed_anchors: 'select, insert',
  kysely_migration: 'select',
  kysely_migration_lock: 'select',
};

async function refuseOwner(db: Kysely<DatabaseSchema>, role: string): Promise<void> {
  const { rows } = await sql<{ readonly owns: boolean }>`
    select rolsuper or exists (
      select from pg_tables where schemaname = current_schema()
        and pg_has_role(rolname, tableowner, 'member')
    ) as owns from pg_roles where rolname = ${role}`.execute(db);
  const [found] = rows;
  if (found === undefined)
    throw new StoreError(
      'unknown-role',
      `PostgreSQL has no role "${role}"; create it: create role ${role} login password '...'`,
    );
  if (found.owns)
    throw new StoreError(
      'owning-role',
      `the role "${role}" owns the tables, or is a superuser, so it could change what is on record; give server and workers a role of their own`,
    );
}
