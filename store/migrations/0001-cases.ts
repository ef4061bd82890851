import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Cases, their journals, and the read tables. */
export const cases: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...journal, ...tasks, ...messages, ...people]) {
      await sql.raw(statement).execute(db);
    }
  },
};

// Values are `json`, not `jsonb`: it keeps every character, on which the hashes depend, and accepts what jsonb refuses.
const journal = [
  `create table cases (
    id text primary key,
    flow text not null,
    plan text not null,
    facts json not null,
    status text not null check (status in ('starting', 'running', 'ended')),
    outcome text,
    step text,
    due bigint,
    created_at bigint not null,
    ended_at bigint,
    last_seq integer not null default 0,
    last_hash text not null
  )`,
  `create index cases_by_age on cases (created_at, id)`,
  `create table journal (
    case_id text not null references cases (id),
    seq integer not null check (seq > 0),
    at bigint not null,
    kind text not null,
    entry json not null,
    hash text not null,
    primary key (case_id, seq)
  )`,
  `create function journal_is_append_only() returns trigger language plpgsql as $$
    begin raise exception 'the journal is append-only'; end
  $$`,
  `create trigger append_only before update or delete on journal
    for each row execute function journal_is_append_only()`,
];

const tasks = [
  `create table tasks (
    case_id text not null references cases (id),
    task text not null,
    round integer not null,
    opened json not null,
    opened_at bigint not null,
    deadline bigint not null,
    outcome text,
    silent boolean,
    settled_at bigint,
    cancelled boolean not null default false,
    primary key (case_id, task, round)
  )`,
  `create table task_people (
    case_id text not null references cases (id),
    task text not null,
    round integer not null,
    rung integer not null,
    seat text not null,
    person text not null,
    recorded boolean not null,
    primary key (case_id, task, round, rung, seat, person)
  )`,
  `create index task_people_by_person on task_people (person)`,
  `create table answers (
    case_id text not null references cases (id),
    seq integer not null,
    task text not null,
    round integer not null,
    answered json not null,
    at bigint not null,
    primary key (case_id, seq)
  )`,
];

const messages = [
  `create table messages (
    case_id text not null references cases (id),
    message text not null,
    step text not null,
    template text not null,
    class text not null,
    recipients json not null,
    sent_at bigint not null,
    fate text check (fate in ('accepted', 'refused', 'unknown', 'dropped')),
    fate_at bigint,
    reason text,
    primary key (case_id, message)
  )`,
  `create table deliveries (
    case_id text not null references cases (id),
    message text not null,
    person text not null,
    state text not null check (state in ('intended', 'transmitting', 'accepted', 'refused')),
    at bigint not null,
    response text,
    primary key (case_id, message, person)
  )`,
];

const people = [
  `create table links (
    hash text primary key,
    case_id text not null references cases (id),
    person text not null,
    purpose text not null check (purpose in ('task', 'progress')),
    task text,
    round integer,
    created_at bigint not null,
    check ((purpose = 'task') = (task is not null and round is not null))
  )`,
  `create table directory (
    id integer primary key check (id = 1),
    directory json not null,
    hash text not null
  )`,
  `create table pinned_plans (hash text primary key, plan json not null)`,
  `create table pinned_texts (hash text primary key, texts json not null)`,
  `create table uploads (
    id text primary key,
    case_id text not null references cases (id),
    person text not null,
    name text not null,
    type text not null,
    bytes bytea not null,
    created_at bigint not null
  )`,
];
