import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Since when the mail server refuses us stands where every process can read it. */
export const relay: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table relay_refusals (
          id integer primary key check (id = 1),
          since bigint not null,
          reason text not null
        )`,
      )
      .execute(db);
  },
};
