import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** A case can be stopped by an error, and says why. */
export const stopped: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table cases drop constraint cases_status_check`,
  `alter table cases add constraint cases_status_check
    check (status in ('starting', 'running', 'stopped', 'ended'))`,
  `alter table cases add column stopped json`,
  `alter table cases add column stopped_at bigint`,
];
