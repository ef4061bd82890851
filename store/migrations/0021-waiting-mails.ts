import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Each mail that waits because the mail server refuses us stands by itself, so that any worker can tell when none is left. */
export const waitingMails: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  'drop table relay_refusals',
  `create table relay_refusals (
    mail text primary key,
    since bigint not null,
    at bigint not null,
    reason text not null
  )`,
];
