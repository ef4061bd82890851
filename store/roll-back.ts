import type { Kysely, Selectable } from 'kysely';
import { publish } from './feed.ts';
import { takeFactsBack } from './given-fact.ts';
import { project } from './projection.ts';
import { openEntry } from './sealed-entry.ts';
import type { NamedKey } from '../platform/codec/encryption.ts';
import type { CasesTable, DatabaseSchema } from './schema.ts';

/** Removes the tentative end of a journal, from this entry on, and projects the rest anew. Returns the new head. */
export async function rollBack(
  db: Kysely<DatabaseSchema>,
  { id: caseId, key }: { readonly id: string; readonly key: NamedKey },
  seq: number,
): Promise<Pick<Selectable<CasesTable>, 'last_seq' | 'last_hash'>> {
  const taken = await db
    .deleteFrom('journal')
    .where('case_id', '=', caseId)
    .where('seq', '>=', seq)
    .returning(['seq', 'entry', 'sealed'])
    .execute();
  const entries = taken.toSorted((a, b) => a.seq - b.seq).map((row) => openEntry(key, caseId, row));
  await takeFactsBack({ db, case: caseId, key }, entries);
  if (entries.some((entry) => entry.kind === 'resumed' && entry.plan !== undefined))
    await takePlanBack(db, caseId, key);
  await publish(db, caseId, [{ seq, what: 'taken-back' }]);
  const rows = await projectAnew(db, caseId, key);
  // The chain begins with the id.
  return { last_seq: rows.length, last_hash: rows.at(-1)?.hash ?? caseId };
}

/** Puts back the plan with which the case began; mended ones that are still on record follow with their entries. */
async function takePlanBack(
  db: Kysely<DatabaseSchema>,
  caseId: string,
  key: NamedKey,
): Promise<void> {
  const row = await db
    .selectFrom('journal')
    .select(['entry', 'sealed'])
    .where('case_id', '=', caseId)
    .where('kind', '=', 'started')
    .executeTakeFirst();
  const began = row && openEntry(key, caseId, row);
  if (began?.kind !== 'started') return;
  await db.updateTable('cases').set({ plan: began.plan }).where('id', '=', caseId).execute();
}

/** Fills the read tables of a case from its journal; without its key, from what the skeletons say. */
export async function projectAnew(
  db: Kysely<DatabaseSchema>,
  caseId: string,
  key: NamedKey | undefined,
): Promise<readonly { readonly hash: string }[]> {
  for (const table of ['tasks', 'answers', 'messages'] as const)
    await db.deleteFrom(table).where('case_id', '=', caseId).execute();
  await db.updateTable('cases').set(initialColumns).where('id', '=', caseId).execute();
  const rows = await db
    .selectFrom('journal')
    .select(['entry', 'sealed', 'hash'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  for (const row of rows) await project({ db, case: caseId, key }, openEntry(key, caseId, row));
  return rows;
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
