import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** One feed of what is appended to all journals and taken back, who has read how far, and the counts that are made of it. */
export const feed: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table feed_incarnation (
    id integer primary key check (id = 1),
    incarnation integer not null
  )`,
  `insert into feed_incarnation values (1, 1)`,
  `create table feed (
    position bigint generated always as identity primary key,
    incarnation integer not null,
    tx xid8 not null default pg_current_xact_id(),
    case_id text not null references cases (id),
    seq integer not null,
    what text not null check (what in ('entry', 'taken-back'))
  )`,
  `create index feed_in_order on feed (incarnation, tx, position)`,
  `create index feed_of_case on feed (case_id)`,
  `create index feed_taken_back on feed (case_id, position) where what = 'taken-back'`,
  `create table feed_readers (
    name text primary key,
    incarnation integer not null default 0,
    tx xid8 not null default '0',
    position bigint not null default 0
  )`,
  `create table feed_held (
    reader text not null references feed_readers (name) on delete cascade,
    position bigint not null references feed (position),
    case_id text not null,
    seq integer not null,
    primary key (reader, position)
  )`,
  `create index feed_held_of_case on feed_held (reader, case_id)`,
  `create table case_counts (
    flow text not null,
    day integer not null,
    what text not null,
    outcome text not null,
    count integer not null,
    primary key (flow, day, what, outcome)
  )`,
  `create index unfixed_cases on cases (id) where fixed_seq < last_seq`,
  `insert into feed (incarnation, case_id, seq, what)
    select 1, case_id, seq, 'entry' from journal order by at, case_id, seq`,
];
