import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** For how long a case is kept, as it was when the case was started; cases from before follow what it is now. */
export const keep: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table cases add column keep jsonb`,
  `create index cases_to_erase on cases (id) where status = 'ended' and erased_at is null`,
];
