import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** A link can be taken back before its time. */
export const revokedLinks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table links add column revoked_at bigint`,
  `create index links_by_case on links (case_id, person)`,
];
