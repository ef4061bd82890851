import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Cases know whom and which position they are about, and the requests that started them are known for a day. */
export const starts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table cases add column person_key text`,
  `alter table cases add column position_key text`,
  `create index open_cases_by_person on cases (person_key, position_key) where status <> 'ended'`,
  `create table starts (
    caller text not null,
    key text not null,
    request text not null,
    case_id text not null references cases (id),
    answer json not null,
    created_at bigint not null,
    primary key (caller, key)
  )`,
  `create table identity_key (
    id integer primary key check (id = 1),
    key text not null
  )`,
];
