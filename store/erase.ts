import type { Kysely } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import type { Store } from './database.ts';
import type { CaseErasedFact } from './ledger-fact.ts';
import { appendWithin } from './ledger.ts';
import { projectAnew } from './roll-back.ts';
import type { DatabaseSchema } from './schema.ts';

/** How much there is of a case that can be erased. */
export interface ErasableParts {
  /** Entries of the journal with a sealed part. */
  readonly entries: number;
  readonly files: number;
  readonly links: number;
}

/** Why a case cannot be erased now. */
export type ErasureObstacle =
  'unknown-case' | 'still-open' | 'still-running' | 'not-fixed' | 'already-erased';

/** What of a case could be erased, or why it cannot be. */
export async function erasableParts(
  { db }: Pick<Store, 'db'>,
  caseId: string,
): Promise<ErasableParts | ErasureObstacle> {
  const obstacle = await obstacleOf(db, caseId);
  if (obstacle !== undefined) return obstacle;
  const count = async (table: 'uploads' | 'links') => {
    const rows = db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('case_id', '=', caseId);
    return (await rows.executeTakeFirstOrThrow()).count;
  };
  const { sealed } = await db
    .selectFrom('journal')
    .select((eb) => eb.fn.count<number>('sealed').as('sealed'))
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return { entries: sealed, files: await count('uploads'), links: await count('links') };
}

/**
 * Erases what is personal about a case that has ended, and its key: what is left is its skeleton, whose chain still holds, and a line on the
 * ledger. Nothing brings it back, neither this database nor a copy of it without the key.
 */
export async function eraseCase(
  { db, sealing, files }: Pick<Store, 'db' | 'sealing' | 'files'>,
  caseId: string,
  { at, ...how }: Omit<CaseErasedFact, 'kind' | 'case'> & { readonly at: Instant },
): Promise<ErasureObstacle | undefined> {
  const uploads: string[] = [];
  const obstacle = await db.transaction().execute(async (trx) => {
    await trx.selectFrom('cases').select('id').where('id', '=', caseId).forUpdate().execute();
    const found = await obstacleOf(trx, caseId);
    if (found !== undefined) return found;
    await sealing.destroy(trx, caseId);
    await trx
      .updateTable('journal')
      .set({ sealed: null })
      .where('case_id', '=', caseId)
      .where('sealed', 'is not', null)
      .execute();
    const rows = await trx
      .selectFrom('uploads')
      .select('id')
      .where('case_id', '=', caseId)
      .execute();
    uploads.push(...rows.map(({ id }) => id));
    for (const table of personal)
      await trx.deleteFrom(table).where('case_id', '=', caseId).execute();
    await projectAnew(trx, caseId, undefined);
    const gone = { facts: null, person_key: null, position_key: null, erased_at: at };
    await trx.updateTable('cases').set(gone).where('id', '=', caseId).execute();
    await appendWithin(trx, { kind: 'case-erased', case: caseId, ...how }, { at });
    return undefined;
  });
  sealing.forget(caseId);
  // Only now: nothing that stays may lack its file. What is left behind opens with no key, and is swept.
  if (obstacle === undefined) await files?.remove(uploads).catch(() => undefined);
  return obstacle;
}

/** Tables in which each row is about people; what is left of a case in others follows from its skeleton. */
const personal = [
  'task_people',
  'deliveries',
  'undelivered_texts',
  'links',
  'uploads',
  'starts',
  'stop_notices',
] as const;

async function obstacleOf(
  db: Kysely<DatabaseSchema>,
  caseId: string,
): Promise<ErasureObstacle | undefined> {
  const row = await db
    .selectFrom('cases')
    .select(['status', 'erased_at', 'fixed_seq', 'last_seq'])
    .where('id', '=', caseId)
    .executeTakeFirst();
  if (row === undefined) return 'unknown-case';
  if (row.erased_at !== null) return 'already-erased';
  if (row.status !== 'ended') return 'still-open';
  return row.fixed_seq < row.last_seq ? 'not-fixed' : undefined;
}
