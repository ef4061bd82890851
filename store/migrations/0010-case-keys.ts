import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** A case has a key of its own, in a table of its own, so that a backup can keep keys apart from what they open. */
export const caseKeys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table case_keys (
          id text primary key,
          case_id text not null unique references cases (id),
          wrapped_by text,
          wrapped bytea not null
        )`,
      )
      .execute(db);
  },
};
