import { sql, type Kysely, type Transaction } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import type { Store } from './database.ts';
import { linked } from './hash-chain.ts';
import type { DatabaseSchema } from './schema.ts';

/** The state of all records at one instant, as one hash: over the anchor before, and every head that has moved since. */
export interface Anchor {
  readonly number: number;
  readonly at: Instant;
  readonly root: string;
}

/** Anchors all heads, unless that was done less than `everyMs` ago. Of several processes at once, one does. */
export const makeAnchor = (
  { db }: Pick<Store, 'db'>,
  { now, everyMs }: { readonly now: Instant; readonly everyMs: number },
): Promise<Anchor | undefined> =>
  db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('tidings anchors'))`.execute(trx);
    const last = await lastAnchor({ db: trx });
    if (last !== undefined && now - last.at < everyMs) return undefined;
    const heads = await movedHeads(trx);
    const number = (last?.number ?? 0) + 1;
    const anchor = { number, at: now, root: rootOf(last, { number, at: now }, heads) };
    await trx.insertInto('anchors').values(anchor).execute();
    await insertHeads(trx, number, heads);
    return anchor;
  });

/** The last anchor, if there is one. */
export const lastAnchor = ({ db }: Pick<Store, 'db'>): Promise<Anchor | undefined> =>
  db.selectFrom('anchors').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst();

/** The anchors behind this number, in order. */
export const anchorsAfter = (
  { db }: Pick<Store, 'db'>,
  number: number,
): Promise<readonly Anchor[]> =>
  db.selectFrom('anchors').selectAll().where('number', '>', number).orderBy('number').execute();

/** Where what is on record is not what was anchored: in an anchor itself, or in a journal or the ledger. */
export type AnchorFault =
  | { readonly code: 'anchor-broken'; readonly anchor: number }
  | {
      readonly code: 'anchored-differs';
      readonly anchor: number;
      /** Missing for the ledger. */
      readonly case?: string;
      readonly seq: number;
    };

/** Recomputes all anchors from the heads they were made of, and compares these with the records. */
export async function verifyAnchors({ db }: Pick<Store, 'db'>): Promise<readonly AnchorFault[]> {
  const anchors = await db.selectFrom('anchors').selectAll().orderBy('number').execute();
  const faults: AnchorFault[] = [];
  for (const [index, anchor] of anchors.entries()) {
    const { number, at, root } = anchor;
    const heads = await headsOf(db, number);
    if (number !== index + 1 || rootOf(anchors[index - 1], { number, at }, heads) !== root)
      faults.push({ code: 'anchor-broken', anchor: number });
  }
  return [...faults, ...(await differingHeads(db))];
}

interface AnchoredHead {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
}

const firstRoot = 'anchors';

const rootOf = (
  before: Anchor | undefined,
  anchor: Pick<Anchor, 'number' | 'at'>,
  heads: readonly AnchoredHead[],
): string =>
  linked(before?.root ?? firstRoot, {
    ...anchor,
    heads: heads.map(({ chain, seq, hash }) => [chain, seq, hash]),
  }).hash;

/** The fixed heads that no anchor has yet; the ledger has no id. */
async function movedHeads(db: Transaction<DatabaseSchema>): Promise<readonly AnchoredHead[]> {
  const { rows } = await sql<AnchoredHead>`select * from (
      select c.id as chain, j.seq, j.hash from cases c
        join journal j on j.case_id = c.id and j.seq = c.fixed_seq
      union all select '', last_seq, last_hash from ledger_head where last_seq > 0
    ) heads
    where not exists (select from anchored_heads a where a.chain = heads.chain and a.seq = heads.seq)
    order by chain collate "C"`.execute(db);
  return rows;
}

async function headsOf(
  db: Kysely<DatabaseSchema>,
  anchor: number,
): Promise<readonly AnchoredHead[]> {
  const { rows } = await sql<AnchoredHead>`select chain, seq, hash from anchored_heads
    where anchor = ${anchor} order by chain collate "C"`.execute(db);
  return rows;
}

const rowsAtOnce = 5_000;

async function insertHeads(
  db: Transaction<DatabaseSchema>,
  anchor: number,
  heads: readonly AnchoredHead[],
): Promise<void> {
  for (let first = 0; first < heads.length; first += rowsAtOnce)
    await db
      .insertInto('anchored_heads')
      .values(heads.slice(first, first + rowsAtOnce).map((head) => ({ ...head, anchor })))
      .execute();
}

async function differingHeads(db: Kysely<DatabaseSchema>): Promise<readonly AnchorFault[]> {
  const { rows } = await sql<AnchoredHead & { readonly anchor: number }>`
    select a.chain, a.seq, a.hash, a.anchor from anchored_heads a
    left join journal j on j.case_id = a.chain and j.seq = a.seq
    left join ledger l on a.chain = '' and l.seq = a.seq
    where coalesce(j.hash, l.hash) is distinct from a.hash
    order by a.anchor, a.chain collate "C"`.execute(db);
  return rows.map(({ chain, seq, anchor }) => ({
    code: 'anchored-differs',
    anchor,
    ...(chain !== '' && { case: chain }),
    seq,
  }));
}
