import { sql, type Kysely } from 'kysely';
import { takenBackSince, type PlacedRow } from './feed-rows.ts';
import type { DatabaseSchema } from './schema.ts';
import type { Skeleton } from './sealed-entry.ts';

/** An entry that is fixed. */
export interface ReleasedEntry {
  readonly what: 'entry';
  readonly caseId: string;
  readonly entry: Skeleton;
}

/** Holds what a reader of fixed entries has just come by, and gives out what is fixed by now: of each case in the order of its journal. */
export async function releaseFixed(
  db: Kysely<DatabaseSchema>,
  reader: string,
  { rows, limit }: { readonly rows: readonly PlacedRow[]; readonly limit: number },
): Promise<readonly ReleasedEntry[]> {
  await hold(db, reader, rows);
  const { rows: fixed } = await sql<HeldRow>`select h.position, h.case_id, j.entry
    from feed_held h
    join cases c on c.id = h.case_id and h.seq <= c.fixed_seq
    join journal j on j.case_id = h.case_id and j.seq = h.seq
    where h.reader = ${reader} and not ${takenBackSince('h')}
    order by h.position limit ${limit}`.execute(db);
  if (fixed.length === 0) return [];
  const positions = fixed.map(({ position }) => position);
  await db
    .deleteFrom('feed_held')
    .where('reader', '=', reader)
    .where('position', 'in', positions)
    .execute();
  return fixed.map(({ case_id: caseId, entry }) => ({ what: 'entry', caseId, entry }));
}

interface HeldRow {
  readonly position: number;
  readonly case_id: string;
  readonly entry: Skeleton;
}

async function hold(
  db: Kysely<DatabaseSchema>,
  reader: string,
  rows: readonly PlacedRow[],
): Promise<void> {
  const held = rows.flatMap(({ what, entry, position, case_id, seq }) =>
    what === 'entry' && entry !== null ? [{ reader, position, case_id, seq }] : [],
  );
  if (held.length > 0) await db.insertInto('feed_held').values(held).execute();
  for (const { what, case_id, seq, position } of rows)
    if (what === 'taken-back')
      await db
        .deleteFrom('feed_held')
        .where('reader', '=', reader)
        .where('case_id', '=', case_id)
        .where('seq', '>=', seq)
        .where('position', '<', position)
        .execute();
}
