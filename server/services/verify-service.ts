import { verifyAnchors, type AnchorFault } from '../../store/anchors.ts';
import { caseIdsAfter } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { verifyLedger } from '../../store/ledger.ts';
import { verifyAnchorFile, type AnchorFileFault, type AnchorSettings } from './anchor-file.ts';
import type { CaseHistories } from './fixing.ts';
import { verifyCases, type CaseFault, type VerifiedCases } from './verify-cases.ts';

/** Where a record is not what was put on it. */
export type RecordFault =
  | CaseFault
  | { readonly code: 'ledger-broken'; readonly seq: number }
  | AnchorFault
  | AnchorFileFault;

/** What a part of the verification has come to: so many journals, one after the other; with the first part the ledger and the anchors. */
export interface Verification extends Omit<VerifiedCases, 'faults'> {
  readonly faults: readonly RecordFault[];
  readonly journals: number;
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
    const { faults, ...cases } = await verifyCases(parts.store, parts.histories, ids);
    const last = ids.length === limit ? ids.at(-1) : undefined;
    const house = after === undefined ? await verifyHouse(parts) : [];
    return {
      faults: [...house, ...faults],
      journals: ids.length,
      ...cases,
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
