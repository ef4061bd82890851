import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** What messages say that did not reach somebody, under the key of their case, for whoever is to say it. */
export const undeliveredTexts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table undelivered_texts (
          case_id text not null references cases (id) on delete cascade,
          message text not null,
          person text not null,
          sealed bytea not null,
          primary key (case_id, message, person)
        )`,
      )
      .execute(db);
  },
};
