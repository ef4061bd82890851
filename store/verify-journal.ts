import type { NamedKey } from '../platform/codec/encryption.ts';
import type { Store } from './database.ts';
import { verifyChain, type ChainState } from './hash-chain.ts';
import { unknownCase } from './journal.ts';
import { isOutage } from './outage.ts';
import { isErased, openEntry, type SealedEntry } from './sealed-entry.ts';

/** What became of a journal; the chain holds where what is personal can no longer be read (`erased`), or its key does not open (`locked`). */
export type JournalState = ChainState | 'erased' | 'locked';

/** Recomputes the hash chain of a case, and compares what is sealed with what the chain says of it. */
export async function verifyJournal(store: Store, caseId: string): Promise<JournalState> {
  const { head, rows } = await chainOf(store, caseId);
  // The chain begins with the id, so that a journal cannot be passed off as another case's.
  const state = verifyChain(caseId, rows, head);
  if (state !== 'intact') return state;
  const key = await store.sealing.of(caseId).catch(lockedUnlessOutage);
  if (key === 'locked') return key;
  const changed = rows.find((row) => !opens(key, caseId, row));
  if (changed) return { brokenAt: changed.seq };
  return rows.some((row) => isErased(key, row)) ? 'erased' : 'intact';
}

/** It is wrapped with a key of the house that is missing, or was changed. */
function lockedUnlessOutage(error: unknown): 'locked' {
  if (isOutage(error)) throw error;
  return 'locked';
}

function opens(key: NamedKey | undefined, caseId: string, row: SealedEntry): boolean {
  // Whoever erases destroys the key: as long as there is one, nothing sealed may be missing.
  if (key !== undefined && isErased(key, row)) return false;
  try {
    openEntry(key, caseId, row);
    return true;
  } catch {
    return false;
  }
}

/** Head and entries in one snapshot, since the case may go on while its journal is verified. */
const chainOf = (store: Store, caseId: string) =>
  store.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      const head = await db
        .selectFrom('cases')
        .select(['last_seq', 'last_hash'])
        .where('id', '=', caseId)
        .executeTakeFirst();
      if (head === undefined) throw unknownCase(caseId);
      const rows = await db
        .selectFrom('journal')
        .select(['seq', 'kind', 'at', 'entry', 'sealed', 'hash'])
        .where('case_id', '=', caseId)
        .orderBy('seq')
        .execute();
      return { head, rows };
    });
