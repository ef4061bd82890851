import { verifyAnchors, type AnchorFault } from '../../store/anchors.ts';
import { caseIdsAfter, findListedCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { verifyLedger } from '../../store/ledger.ts';
import { verifyAnchorFile, type AnchorFileFault, type AnchorSettings } from './anchor-file.ts';
import type { CaseHistories } from './fixing.ts';
import { isOfTemporal } from './temporal-errors.ts';
import { findUnknownCases } from './unknown-cases.ts';
import { chainFault, verifyCases, type CaseFault, type VerifiedCases } from './verify-cases.ts';

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
  /** With the first part: whether anchors are kept apart from the database; `mailed` ones are not compared. */
  readonly anchors?: 'kept' | 'mailed' | 'not-kept';
  /** Where the next part begins. */
  readonly next?: string;
}

export interface VerifyParts {
  readonly store: Store;
  readonly histories: Pick<CaseHistories, 'headOf' | 'caseIds'>;
  readonly anchors?: AnchorSettings | undefined;
  /** Whether anchors go to an address. */
  readonly mailed?: boolean;
}

export interface VerifyService {
  /** Verifies so many journals behind `after`, in the order of their ids; without `after` the ledger and the anchors as well. */
  verify(part: {
    readonly after?: string | undefined;
    readonly limit: number;
  }): Promise<Verification>;
  /** Whether there is a case of this id, behind which a part can begin. */
  hasCase(id: string): Promise<boolean>;
}

export const createVerifyService = (parts: VerifyParts): VerifyService => ({
  async verify({ after, limit }) {
    const ids = await caseIdsAfter(parts.store, after ?? '', limit);
    const { faults, histories, ...cases } = await verifyCases(parts.store, parts.histories, ids);
    const last = ids.length === limit ? ids.at(-1) : undefined;
    const house = after === undefined ? await verifyHouse(parts) : laterPart;
    return {
      faults: [...house.faults, ...faults],
      journals: ids.length,
      ...cases,
      ...(house.listed && histories !== undefined && { histories }),
      ...(house.anchors && { anchors: house.anchors }),
      ...(last !== undefined && { next: last }),
    };
  },
  hasCase: async (id) => (await findListedCase(parts.store, id)) !== undefined,
});

/** A case whose every row is gone is known to Temporal alone, for as long as that keeps its workflow; undefined while it does not answer. */
async function missingCases({
  store,
  histories,
}: VerifyParts): Promise<readonly RecordFault[] | undefined> {
  try {
    const unknown = await findUnknownCases(store, histories);
    return unknown.map((id) => ({ code: 'case-missing', case: id }));
  } catch (error) {
    if (isOfTemporal(error)) return undefined;
    throw error;
  }
}

/** What is verified with the first part. */
interface VerifiedHouse extends Pick<Verification, 'faults' | 'anchors'> {
  /** Temporal has told which cases it has. */
  readonly listed: boolean;
}

const laterPart: VerifiedHouse = { faults: [], listed: true };

async function verifyHouse(parts: VerifyParts): Promise<VerifiedHouse> {
  const { store, anchors } = parts;
  const ledger = await verifyLedger(store);
  const missing = await missingCases(parts);
  return {
    faults: [
      ...(ledger === 'intact' ? [] : [chainFault('ledger-broken', {}, ledger)]),
      ...(await verifyAnchors(store)),
      ...(anchors ? await verifyAnchorFile(store, anchors) : []),
      ...(missing ?? []),
    ],
    anchors: anchors ? 'kept' : mailedOr(parts),
    listed: missing !== undefined,
  };
}

const mailedOr = ({ mailed }: VerifyParts): 'mailed' | 'not-kept' =>
  mailed === true ? 'mailed' : 'not-kept';
