import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/**
 * What is personal is sealed with the key of its case: parts of entries, facts, files. `sealCases` does so for the cases that there are, in
 * the moment between the old columns and the new.
 */
export const sealed = (sealCases: (db: Kysely<never>) => Promise<void>): Migration => ({
  async up(db: Kysely<never>): Promise<void> {
    for (const statement of opened) await sql.raw(statement).execute(db);
    await sealCases(db);
    for (const statement of closed) await sql.raw(statement).execute(db);
  },
});

const opened = [
  `alter table journal add column sealed bytea`,
  `alter table journal disable trigger append_only`,
  `alter table cases add column sealed_facts bytea`,
  `alter table cases add column erased_at bigint`,
  `alter table uploads add column sealed_name bytea`,
];

const closed = [
  `alter table journal enable trigger append_only`,
  `alter table cases drop column facts`,
  `alter table cases rename column sealed_facts to facts`,
  `alter table uploads drop column name`,
  `alter table uploads rename column sealed_name to name`,
  `alter table uploads alter column name set not null`,
  // What was answered is read from the journal, where it is sealed.
  `alter table answers drop column answered`,
  // What is sealed may go once its key is destroyed, and not before; nothing else ever changes.
  `create or replace function journal_is_append_only() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' and old.seq > (select fixed_seq from cases where id = old.case_id) then
        return old;
      end if;
      if tg_op = 'UPDATE' and new.sealed is null and new.entry::text = old.entry::text
        and (new.case_id, new.seq, new.at, new.kind, new.hash)
          = (old.case_id, old.seq, old.at, old.kind, old.hash)
        and not exists (select from case_keys where case_id = old.case_id) then
        return new;
      end if;
      raise exception 'the journal is append-only';
    end
  $$`,
];
