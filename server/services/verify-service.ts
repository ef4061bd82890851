import { verifyAnchors, type AnchorFault } from '../../store/anchors.ts';
import { caseIdsAfter } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { isOnRecord } from '../../store/heads.ts';
import { verifyJournal } from '../../store/journal.ts';
import { verifyLedger } from '../../store/ledger.ts';
import { verifyAnchorFile, type AnchorFileFault, type AnchorSettings } from './anchor-file.ts';
import type { CaseHistories } from './fixing.ts';

/** Where a record is not what was put on it. */
export type RecordFault =
  | { readonly code: 'journal-broken'; readonly case: string; readonly seq: number }
  | { readonly code: 'ledger-broken'; readonly seq: number }
  /** The history at Temporal tells of another entry under this number, or the database has none. */
  | { readonly code: 'history-differs'; readonly case: string; readonly seq: number }
  | AnchorFault
  | AnchorFileFault;

/** What a part of the verification has come to: so many journals, one after the other; with the first part the ledger and the anchors. */
export interface Verification {
  readonly faults: readonly RecordFault[];
  readonly journals: number;
  /** Those of them whose chain holds, and of which only the skeletons are left. */
  readonly erased: number;
  /** Those of them that were compared with the history of the case; missing where Temporal did not answer. */
  readonly histories?: number;
  /** With the first part: whether anchors are kept apart from the database. */
  readonly anchors?: 'kept' | 'not-kept';
  /** Where the next part begins. */
  readonly next?: string;
}

export interface VerifyParts {
  readonly store: Store;
  readonly histories: Pick<CaseHistories, 'headOf'>;
  readonly anchors?: AnchorSettings | undefined;
}

export interface VerifyService {
  /** Verifies so many journals behind `after`, in the order of their ids; without `after` the ledger and the anchors as well. */
  verify(part: {
    readonly after?: string | undefined;
    readonly limit: number;
  }): Promise<Verification>;
}

export const createVerifyService = (parts: VerifyParts): VerifyService => ({
  async verify({ after, limit }) {
    const ids = await caseIdsAfter(parts.store, after ?? '', limit);
    const journals = await verifyCases(parts, ids);
    const last = ids.length === limit ? ids.at(-1) : undefined;
    const house = after === undefined ? await verifyHouse(parts) : [];
    return {
      faults: [...house, ...journals.faults],
      journals: ids.length,
      erased: journals.erased,
      ...(journals.histories !== undefined && { histories: journals.histories }),
      ...(after === undefined && { anchors: parts.anchors ? 'kept' : 'not-kept' }),
      ...(last !== undefined && { next: last }),
    };
  },
});

async function verifyHouse({ store, anchors }: VerifyParts): Promise<readonly RecordFault[]> {
  const ledger = await verifyLedger(store);
  return [
    ...(ledger === 'intact' ? [] : [{ code: 'ledger-broken' as const, seq: ledger.brokenAt }]),
    ...(await verifyAnchors(store)),
    ...(anchors ? await verifyAnchorFile(store, anchors) : []),
  ];
}

async function verifyCases(parts: VerifyParts, ids: readonly string[]) {
  const faults: RecordFault[] = [];
  let histories: number | undefined = 0;
  let erased = 0;
  for (const id of ids) {
    const chain = await verifyJournal(parts.store, id);
    if (chain === 'erased') erased += 1;
    else if (chain !== 'intact')
      faults.push({ code: 'journal-broken', case: id, seq: chain.brokenAt });
    // While Temporal is away there is no use in asking it for one case after the other.
    const head =
      histories === undefined
        ? 'away'
        : await parts.histories.headOf(id).catch(() => 'away' as const);
    if (head === 'away') histories = undefined;
    else if (head !== undefined) {
      histories = (histories ?? 0) + 1;
      if (!(await isOnRecord(parts.store.db, id, head)))
        faults.push({ code: 'history-differs', case: id, seq: head.seq });
    }
  }
  return { faults, histories, erased };
}
