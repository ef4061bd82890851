import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Which anchors have left by mail. */
export const mailedAnchors: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table mailed_anchors (
          number integer primary key references anchors (number),
          at bigint not null
        )`,
      )
      .execute(db);
  },
};
