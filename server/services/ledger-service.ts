import type { Instant } from '../../engine/model/base.ts';
import type { Store } from '../../store/database.ts';
import { appendToLedger, readLedger } from '../../store/ledger.ts';
import type { LedgerEntry } from '../../store/ledger-fact.ts';

/** What has happened in the house outside of any case. */
export interface LedgerService {
  /** Entries behind `after`, in order. */
  read(page: { readonly after: number; readonly limit: number }): Promise<readonly LedgerEntry[]>;
  /** Puts on record that there is this version of the definitions; each stands on the ledger once. */
  definitionsRead(hash: string): Promise<void>;
}

export const createLedgerService = (store: Store, now: () => Instant): LedgerService => ({
  read: (page) => readLedger(store, page),
  definitionsRead: (hash) =>
    appendToLedger(
      store,
      { kind: 'definitions-read', hash },
      { at: now(), once: `definitions ${hash}` },
    ),
});
