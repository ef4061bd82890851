import { sql, type Kysely } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import { linked, verifyChain, type ChainState } from './hash-chain.ts';
import type { LedgerEntry, LedgerFact } from './ledger-fact.ts';
import type { DatabaseSchema } from './schema.ts';

/** When a fact came to be, and what it is known by if it must not stand on the ledger twice. */
export interface LedgerAppend {
  readonly at: Instant;
  readonly once?: string;
}

/** Where the ledger is. The store has it, and the update of the database before there is a store. */
export interface LedgerDatabase {
  readonly db: Kysely<DatabaseSchema>;
}

/** Appends to the ledger of the house, unless the fact stands there already. */
export const appendToLedger = (
  { db }: LedgerDatabase,
  fact: LedgerFact,
  append: LedgerAppend,
): Promise<void> => db.transaction().execute((trx) => appendWithin(trx, fact, append));

/**
 * Appends in a transaction of the caller's, so that the ledger tells of exactly what was done. It locks the head of the ledger until that
 * ends: make it the last thing that the transaction does.
 */
export async function appendWithin(
  db: Kysely<DatabaseSchema>,
  fact: LedgerFact,
  { at, once }: LedgerAppend,
): Promise<void> {
  const head = await headOf(db).forUpdate().executeTakeFirstOrThrow();
  if (once !== undefined && (await stands(db, once))) return;
  const seq = head.last_seq + 1;
  const { text, hash } = linked(head.last_hash, { seq, at, ...fact });
  const row = { seq, at, kind: fact.kind, entry: text, hash, once: once ?? null };
  await db.insertInto('ledger').values(row).execute();
  await db.updateTable('ledger_head').set({ last_seq: seq, last_hash: hash }).execute();
}

/** Entries behind `after`, in order. */
export async function readLedger(
  { db }: LedgerDatabase,
  { after = 0, limit = 100 }: { readonly after?: number; readonly limit?: number } = {},
): Promise<readonly LedgerEntry[]> {
  const rows = await db
    .selectFrom('ledger')
    .select('entry')
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(({ entry }) => entry);
}

/** Those of these cases of which the ledger says that they were erased. */
export async function erasedOnLedger(
  { db }: LedgerDatabase,
  caseIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set();
  const kind = 'case-erased' satisfies LedgerFact['kind'];
  const { rows } = await sql<{ readonly id: string }>`select entry->>'case' as id from ledger
    where kind = ${kind} and entry->>'case' = any(${caseIds})`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Recomputes the hash chain of the ledger, in one snapshot. */
export const verifyLedger = ({ db }: LedgerDatabase): Promise<ChainState> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const head = await headOf(trx).executeTakeFirstOrThrow();
      const rows = await trx
        .selectFrom('ledger')
        .select(['seq', 'kind', 'at', 'entry', 'hash'])
        .orderBy('seq')
        .execute();
      return verifyChain(firstLink, rows, head);
    });

/** What the chain begins with, so that it cannot be passed off as a journal. */
const firstLink = 'ledger';

const headOf = (db: Kysely<DatabaseSchema>) =>
  db.selectFrom('ledger_head').select(['last_seq', 'last_hash']);

const stands = async (db: Kysely<DatabaseSchema>, once: string): Promise<boolean> =>
  (await db.selectFrom('ledger').select('seq').where('once', '=', once).executeTakeFirst()) !==
  undefined;
