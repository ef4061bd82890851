import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Who has been told that a case is stopped, so that nobody is told twice. */
export const stopNotices: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table stop_notices (
          case_id text not null references cases (id) on delete cascade,
          stopped_at bigint not null,
          person text not null,
          number integer not null,
          at bigint not null,
          primary key (case_id, stopped_at, person, number)
        )`,
      )
      .execute(db);
  },
};
