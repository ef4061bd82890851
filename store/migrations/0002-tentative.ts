import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** The end of a journal may be tentative: entries after `fixed_seq`, and no others, can be rolled back. */
export const tentative: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `alter table cases add column fixed_seq integer not null default 0`,
  `update cases set fixed_seq = last_seq`,
  `create or replace function journal_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and old.seq > (select fixed_seq from cases where id = old.case_id) then
        return old;
      end if;
      raise exception 'the journal is append-only';
    end
  $$`,
];
