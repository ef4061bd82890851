import { sql, type Kysely } from 'kysely';
import type { Entry } from '../../engine/model/journal.ts';
import { linked } from '../../store/hash-chain.ts';
import type { DatabaseSchema } from '../../store/schema.ts';

/** A case as it was stored before anything was sealed. Returns the head of its chain. */
export async function writeAsBefore(
  db: Kysely<DatabaseSchema>,
  id: string,
  facts: object,
  journal: readonly Entry[],
): Promise<object> {
  await sql`insert into cases (id, flow, plan, facts, status, created_at, last_hash)
    values (${id}, 'f', 'p', ${JSON.stringify(facts)}, 'ended', 1, ${id})`.execute(db);
  let last = id;
  for (const entry of journal) {
    const { text, hash } = linked(last, entry);
    last = hash;
    await sql`insert into journal (case_id, seq, at, kind, entry, hash)
      values (${id}, ${entry.seq}, ${entry.at}, ${entry.kind}, ${text}, ${hash})`.execute(db);
    if (entry.kind === 'opened')
      await sql`insert into tasks (case_id, task, round, opened, opened_at, deadline)
        values (${id}, 'head', 1, ${JSON.stringify(entry)}, 1, 7)`.execute(db);
    if (entry.kind === 'answered')
      await sql`insert into answers (case_id, seq, task, round, answered, at)
        values (${id}, ${entry.seq}, 'head', 1, ${text}, 1)`.execute(db);
    if (entry.kind === 'undelivered')
      await sql`insert into messages
        (case_id, message, step, template, class, recipients, sent_at, fate, reason)
        values (${id}, 'm', 's', 't', 'notice', '{"who":"hr"}', 1, 'refused', ${entry.reason})`.execute(
        db,
      );
  }
  await sql`insert into uploads (id, case_id, person, name, type, bytes, created_at)
    values (${`file of ${id}`}, ${id}, 'candidate', 'Lebenslauf.pdf', 'application/pdf',
      ${Buffer.from('geheimnisvoll')}, 1)`.execute(db);
  const seq = journal.length;
  await sql`update cases set last_seq = ${seq}, fixed_seq = ${seq}, last_hash = ${last}
    where id = ${id}`.execute(db);
  return { case: id, seq, hash: last };
}
