import { sql, type Kysely } from 'kysely';
import { canonicalJson } from '../../store/canonical.ts';
import type { FeedReader } from '../../store/feed-reader.ts';
import type { DatabaseSchema } from '../../store/schema.ts';

/** Keeps what a reader holds, and what a reader of fixed entries was ever told twice or told to forget. */
export const copyTables = [
  `create table copies (
    reader text, case_id text, seq integer, entry json not null, primary key (reader, case_id, seq)
  )`,
  'create table faults (reader text, case_id text, seq integer)',
];

/** A reader that holds a copy of all journals, in the order in which it hears of them. */
export const copyReader = (name: string, reads: FeedReader['reads']): FeedReader => ({
  name,
  reads,
  async handle(db, changes) {
    for (const change of changes) {
      if (change.what === 'taken-back') await forget(db, name, reads, change);
      else await keep(db, name, change);
    }
  },
});

type Copied = Kysely<DatabaseSchema>;

async function keep(
  db: Copied,
  name: string,
  { caseId, entry }: { readonly caseId: string; readonly entry: { readonly seq: number } },
): Promise<void> {
  await sql`insert into copies values (${name}, ${caseId}, ${entry.seq}, ${canonicalJson(entry)})`.execute(
    db,
  );
  // Each case in the order of its journal, with nothing left out.
  await sql`insert into faults select ${name}, ${caseId}, ${entry.seq} where ${entry.seq} <>
    (select count(*) from copies where reader = ${name} and case_id = ${caseId})`.execute(db);
}

async function forget(
  db: Copied,
  name: string,
  reads: FeedReader['reads'],
  { caseId, seq }: { readonly caseId: string; readonly seq: number },
): Promise<void> {
  if (reads === 'fixed')
    await sql`insert into faults values (${name}, ${caseId}, ${seq})`.execute(db);
  await sql`delete from copies where reader = ${name} and case_id = ${caseId} and seq >= ${seq}`.execute(
    db,
  );
}
