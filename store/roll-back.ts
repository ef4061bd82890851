import type { Kysely, Selectable } from 'kysely';
import { publish } from './feed.ts';
import { project } from './projection.ts';
import type { CasesTable, DatabaseSchema } from './schema.ts';

/** Removes the tentative end of a journal, from this entry on, and projects the rest anew. Returns the new head. */
export async function rollBack(
  db: Kysely<DatabaseSchema>,
  caseId: string,
  seq: number,
): Promise<Pick<Selectable<CasesTable>, 'last_seq' | 'last_hash'>> {
  await db.deleteFrom('journal').where('case_id', '=', caseId).where('seq', '>=', seq).execute();
  await publish(db, caseId, [{ seq, what: 'taken-back' }]);
  for (const table of ['tasks', 'answers', 'messages'] as const)
    await db.deleteFrom(table).where('case_id', '=', caseId).execute();
  await db.updateTable('cases').set(initialColumns).where('id', '=', caseId).execute();
  const rows = await db
    .selectFrom('journal')
    .select(['entry', 'hash'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  for (const { entry } of rows) await project(db, caseId, entry);
  // The chain begins with the id.
  return { last_seq: rows.length, last_hash: rows.at(-1)?.hash ?? caseId };
}

const initialColumns = {
  status: 'starting',
  outcome: null,
  step: null,
  due: null,
  ended_at: null,
  stopped: null,
  stopped_at: null,
} as const;
