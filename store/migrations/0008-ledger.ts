import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** The ledger of the house and the anchors of all records; what is on record can no longer be emptied or declared tentative again. */
export const ledger: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...tables, ...guards]) await sql.raw(statement).execute(db);
  },
};

const tables = [
  `create table ledger (
    seq integer primary key check (seq > 0),
    at bigint not null,
    kind text not null,
    entry json not null,
    hash text not null,
    once text unique
  )`,
  // The head stands apart, so that whoever appends waits for whoever is appending.
  `create table ledger_head (
    id integer primary key check (id = 1),
    last_seq integer not null,
    last_hash text not null
  )`,
  `insert into ledger_head values (1, 0, 'ledger')`,
  `create table anchors (
    number integer primary key check (number > 0),
    at bigint not null,
    root text not null
  )`,
  `create table anchored_heads (
    chain text not null,
    seq integer not null,
    hash text not null,
    anchor integer not null references anchors (number),
    primary key (chain, seq)
  )`,
  `create index anchored_heads_by_anchor on anchored_heads (anchor)`,
];

const appendOnly = ['ledger', 'anchors', 'anchored_heads'];

const guards = [
  `create function record_is_append_only() returns trigger language plpgsql as $$
    begin raise exception '% is append-only', tg_table_name; end
  $$`,
  ...appendOnly.map(
    (table) =>
      `create trigger append_only before update or delete on ${table}
        for each row execute function record_is_append_only()`,
  ),
  ...[...appendOnly, 'ledger_head', 'journal'].map(
    (table) =>
      `create trigger never_emptied before truncate on ${table}
        for each statement execute function record_is_append_only()`,
  ),
  // What may be taken back is what comes after `fixed_seq`: were it to fall, all of a journal could be.
  `create function fixed_stays_fixed() returns trigger language plpgsql as $$
    begin
      if new.fixed_seq < old.fixed_seq then
        raise exception 'the journal is append-only: what is fixed stays fixed';
      end if;
      return new;
    end
  $$`,
  `create trigger fixed_stays_fixed before update of fixed_seq on cases
    for each row execute function fixed_stays_fixed()`,
];
