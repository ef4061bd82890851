import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** A case keeps the certificate of its flow; older cases have none. */
export const certificates: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(`alter table cases add column certificate json`).execute(db);
  },
};
