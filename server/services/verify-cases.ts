import { findListedCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import type { BrokenChain, RepeatedColumn } from '../../store/hash-chain.ts';
import { isOnRecord } from '../../store/heads.ts';
import { verifyJournal, type JournalState } from '../../store/verify-journal.ts';
import { erasedOnLedger } from '../../store/ledger.ts';
import { isOutage } from '../../store/outage.ts';
import type { CaseHistories } from './fixing.ts';
import { isTemporalAway } from './temporal-errors.ts';

/** Where the record of a case is not what was put on it. */
export type CaseFault =
  | { readonly code: 'journal-broken'; readonly case: string; readonly seq: number }
  | ColumnFault
  /** Its key is missing or does not open, and the ledger does not say that it was erased. */
  | { readonly code: 'key-missing'; readonly case: string }
  /** Its sealed facts do not open. */
  | { readonly code: 'facts-unreadable'; readonly case: string }
  /** The history at Temporal tells of another entry under this number, or the database has none. */
  | { readonly code: 'history-differs'; readonly case: string; readonly seq: number }
  /** Temporal has its workflow, and the database has nothing of it. */
  | { readonly code: 'case-missing'; readonly case: string }
  /** Temporal has its history, and it cannot be decoded. */
  | { readonly code: 'history-unreadable'; readonly case: string };

/** A column of a row tells something else than the entry in it. */
export interface ColumnFault {
  readonly code: 'column-differs';
  /** Missing for the ledger. */
  readonly case?: string;
  readonly seq: number;
  readonly column: RepeatedColumn;
}

/** What a broken chain is to whoever verifies: the chain of a case, or of the ledger. */
export const chainFault = <Code extends 'journal-broken' | 'ledger-broken', Place extends object>(
  code: Code,
  place: Place,
  { brokenAt: seq, column }: BrokenChain,
) =>
  column ? { code: 'column-differs' as const, ...place, seq, column } : { code, ...place, seq };

/** What the verification of some cases has come to. */
export interface VerifiedCases {
  readonly faults: readonly CaseFault[];
  /** Those whose chain holds, and of which only the skeletons are left. */
  readonly erased: number;
  /** Those that were compared with the history of the case; missing where Temporal did not answer. */
  readonly histories?: number;
  /** Erased ones whose history went with their key; missing where there is none. */
  readonly unreadable?: number;
}

/** Recomputes the journals of these cases, and compares them with what Temporal tells of them. */
export async function verifyCases(
  store: Store,
  histories: Pick<CaseHistories, 'headOf'>,
  ids: readonly string[],
): Promise<VerifiedCases> {
  const looks: CaseLook[] = [];
  let away = false;
  for (const id of ids) {
    // While Temporal is away there is no use in asking it for one case after the other.
    const look = await lookAt(store, away ? undefined : histories, id);
    away ||= look.history === 'away';
    looks.push(look);
  }
  const closed = looks.filter((look) => look.gone || look.history === 'closed');
  const asked = await erasedOnLedger(
    store,
    closed.map(({ id }) => id),
  );
  const unreadable = looks.filter(({ id, history }) => history === 'closed' && asked.has(id));
  return {
    faults: looks.flatMap((look) => faultsOf(look, asked.has(look.id))),
    erased: looks.filter(({ id, chain }) => chain === 'erased' && asked.has(id)).length,
    ...(!away && { histories: looks.filter(({ history }) => isCompared(history)).length }),
    ...(unreadable.length > 0 && { unreadable: unreadable.length }),
  };
}

interface CaseLook {
  readonly id: string;
  readonly chain: JournalState;
  /** It is said to be erased, or its entries read as if it was. */
  readonly gone: boolean;
  readonly facts: 'readable' | 'unreadable';
  readonly history: HistoryState;
}

/** `none`: Temporal has none, or it tells of no entry; `closed`: it cannot be decoded. */
type HistoryState = 'same' | 'none' | 'away' | 'closed' | { readonly differsAt: number };

const isCompared = (history: HistoryState): boolean =>
  history === 'same' || typeof history === 'object';

async function lookAt(
  store: Store,
  histories: Pick<CaseHistories, 'headOf'> | undefined,
  id: string,
): Promise<CaseLook> {
  const chain = await verifyJournal(store, id);
  const found = await findListedCase(store, id);
  return {
    id,
    chain,
    gone: chain === 'erased' || found?.erasedAt !== undefined,
    facts: found?.unreadable ? 'unreadable' : 'readable',
    history: histories === undefined ? 'away' : await historyOf(store, histories, id),
  };
}

async function historyOf(
  store: Store,
  histories: Pick<CaseHistories, 'headOf'>,
  id: string,
): Promise<HistoryState> {
  const head = await histories.headOf(id).catch((error: unknown) => {
    if (isOutage(error)) throw error;
    return isTemporalAway(error) ? ('away' as const) : ('closed' as const);
  });
  if (head === 'away' || head === 'closed') return head;
  if (head === undefined) return 'none';
  return (await isOnRecord(store.db, id, head)) ? 'same' : { differsAt: head.seq };
}

function faultsOf(
  { id, chain, gone, facts, history }: CaseLook,
  erased: boolean,
): readonly CaseFault[] {
  const keyless = chain === 'locked' || (gone && !erased);
  return [
    ...(typeof chain === 'object' ? [chainFault('journal-broken', { case: id }, chain)] : []),
    ...(keyless ? [{ code: 'key-missing' as const, case: id }] : []),
    ...(facts === 'unreadable' && !keyless
      ? [{ code: 'facts-unreadable' as const, case: id }]
      : []),
    ...(typeof history === 'object'
      ? [{ code: 'history-differs' as const, case: id, seq: history.differsAt }]
      : []),
    ...(history === 'closed' && !erased ? [{ code: 'history-unreadable' as const, case: id }] : []),
  ];
}
