import { readJournalToShow } from './journal.ts';
import type { Instant } from '../engine/model/base.ts';
import type { Selectable } from 'kysely';
import type { Store } from './database.ts';
import type { UploadsTable } from './schema.ts';

/** Of what somebody sends for one field so much is kept until an answer names it: the latest, and the one before, which another tab may show. */
const latestKept = 2;

/** One person's place for a file: a field of a form, in a round of a task. */
type UploadSlot = Pick<Selectable<UploadsTable>, 'case_id' | 'person' | 'task' | 'round' | 'field'>;

/** Drops what a person has sent for a field before, all but the latest and what an answer names. */
export async function dropReplaced(
  store: Store,
  { case_id: caseId, person, task, round, field }: UploadSlot,
): Promise<void> {
  if (task === null || round === null || field === null) return;
  const before = await store.db
    .selectFrom('uploads')
    .select('id')
    .where('case_id', '=', caseId)
    .where('person', '=', person)
    .where('task', '=', task)
    .where('round', '=', round)
    .where('field', '=', field)
    .where('named', '=', false)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .offset(latestKept)
    .execute();
  if (before.length > 0)
    await dropUnnamed(
      store,
      caseId,
      before.map(({ id }) => id),
    );
}

/** What a look at the files of the house has removed. */
export interface SweptUploads {
  /** Files that no answer has named. */
  readonly forgotten: number;
  /** Bytes on disk without a row: of what was broken off, or could not be removed with its row. */
  readonly stray: number;
}

/** Removes what was sent before this moment and no answer names, and bytes that nothing refers to. */
export async function sweepUploads(store: Store, before: Instant): Promise<SweptUploads> {
  const rows = await store.db
    .selectFrom('uploads')
    .select(['id', 'case_id'])
    .where('named', '=', false)
    .where('created_at', '<', before)
    .execute();
  let forgotten = 0;
  for (const caseId of new Set(rows.map((row) => row.case_id))) {
    const ids = rows.flatMap((row) => (row.case_id === caseId ? [row.id] : []));
    forgotten += await dropUnnamed(store, caseId, ids, before);
  }
  return { forgotten, stray: await sweepStray(store, before) };
}

/** Judged by the journal. Of a case of which an answer does not open nothing is removed: it may be what that names. */
async function dropUnnamed(
  store: Store,
  caseId: string,
  ids: readonly string[],
  before = Infinity,
): Promise<number> {
  const { entries, unreadable } = await readJournalToShow(store, caseId, 'answered');
  if (unreadable.length > 0) return 0;
  const answers = JSON.stringify(entries);
  const named = ids.filter((id) => answers.includes(id));
  if (named.length > 0)
    await store.db.updateTable('uploads').set({ named: true }).where('id', 'in', named).execute();
  const unnamed = ids.filter((id) => !answers.includes(id));
  if (unnamed.length === 0) return 0;
  // Somebody may have gone on with one of them since.
  const dropped = await store.db
    .deleteFrom('uploads')
    .where('id', 'in', unnamed)
    .$if(before !== Infinity, (query) => query.where('created_at', '<', before))
    .returning('id')
    .execute();
  await store.files?.remove(dropped.map(({ id }) => id));
  return dropped.length;
}

async function sweepStray({ db, files }: Store, before: Instant): Promise<number> {
  const onDisk = (await files?.writtenBefore(before)) ?? [];
  if (files === undefined || onDisk.length === 0) return 0;
  const rows = await db.selectFrom('uploads').select('id').where('bytes', 'is', null).execute();
  const known = new Set(rows.map(({ id }) => id));
  const stray = onDisk.filter((id) => !known.has(id));
  await files.remove(stray);
  return stray.length;
}
