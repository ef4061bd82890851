import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** What was proved of its flow stays with a case; cases from before have none. */
export const certificates: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(`alter table cases add column certificate json`).execute(db);
  },
};
