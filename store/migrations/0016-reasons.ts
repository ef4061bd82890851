import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Why a message was not delivered stands in the journal alone, where it is sealed. */
export const reasons: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(`alter table messages drop column reason`).execute(db);
  },
};
