import { sql, type Kysely, type Transaction } from 'kysely';
import type { Store } from './database.ts';
import { releaseFixed, type ReleasedEntry } from './feed-held.ts';
import { rowsBehind, type FeedPlace, type PlacedRow } from './feed-rows.ts';
import type { DatabaseSchema } from './schema.ts';

/** An entry that was appended, or all entries of a case from this number on that were taken back. */
export type FeedChange =
  ReleasedEntry | { readonly what: 'taken-back'; readonly caseId: string; readonly seq: number };

/** Whoever follows what happens to all cases. */
export interface FeedReader {
  /** Under which its place in the feed is kept. */
  readonly name: string;
  /**
   * `everything`: entries at once, and what is taken back. `fixed`: for what cannot be unsaid: an entry when it is fixed, nothing that was
   * taken back.
   */
  readonly reads: 'everything' | 'fixed';
  /** Takes note of what has happened, in the transaction that moves the reader on: what it writes there, it writes once. */
  readonly handle: (
    db: Transaction<DatabaseSchema>,
    changes: readonly FeedChange[],
  ) => Promise<void>;
}

/** Lets a reader read on, at most so many rows. Returns whether there may be more. Of several at once under one name, one reads. */
export const readFeed = (store: Store, reader: FeedReader, limit = 500): Promise<boolean> =>
  store.db.transaction().execute(async (db) => {
    const place = await lockPlace(db, reader.name);
    const rows = await rowsBehind(db, place, limit);
    const last = rows.at(-1);
    if (last) await movePlace(db, reader.name, last);
    const changes =
      reader.reads === 'fixed'
        ? await releaseFixed(db, reader.name, { rows, limit })
        : rows.flatMap(changeOf);
    if (changes.length > 0) await reader.handle(db, changes);
    return rows.length === limit || changes.length === limit;
  });

/** How far a reader is behind: rows that it has not seen, and entries that it waits to see fixed. */
export interface FeedLag {
  readonly reader: string;
  readonly unread: number;
  readonly held: number;
}

/** How far each reader is behind. */
export async function feedLag({ db }: Pick<Store, 'db'>): Promise<readonly FeedLag[]> {
  const { rows } = await sql<FeedLag>`select r.name as reader,
    (select count(*) from feed f
      where (f.incarnation, f.tx, f.position) > (r.incarnation, r.tx, r.position)) as unread,
    (select count(*) from feed_held h where h.reader = r.name) as held
    from feed_readers r order by r.name`.execute(db);
  return rows;
}

async function lockPlace(db: Transaction<DatabaseSchema>, name: string): Promise<FeedPlace> {
  const find = () =>
    db
      .selectFrom('feed_readers')
      .select(['incarnation', sql<string>`tx::text`.as('tx'), 'position'])
      .where('name', '=', name)
      .forUpdate();
  const found = await find().executeTakeFirst();
  if (found !== undefined) return found;
  await db
    .insertInto('feed_readers')
    .values({ name })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return await find().executeTakeFirstOrThrow();
}

async function movePlace(
  db: Kysely<DatabaseSchema>,
  name: string,
  { incarnation, tx, position }: FeedPlace,
): Promise<void> {
  await db
    .updateTable('feed_readers')
    .set({ incarnation, tx: sql<string>`${tx}::xid8`, position })
    .where('name', '=', name)
    .execute();
}

function changeOf({ what, case_id: caseId, seq, entry }: PlacedRow): readonly FeedChange[] {
  if (what === 'taken-back') return [{ what, caseId, seq }];
  return entry === null ? [] : [{ what, caseId, entry }];
}
