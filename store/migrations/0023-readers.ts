import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Keys hold roles, and plans say what only some read; neither did before. */
export const readers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table api_keys add column roles json not null default '[]'`,
  'alter table pinned_plans add column value_readers json',
  'alter table pinned_plans add column readers json',
];
