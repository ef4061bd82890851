import type { Store } from '../../store/database.ts';
import { isOnRecord, recordHeads, type RecordHead, type RecordedHead } from '../../store/heads.ts';
import { isOutage } from '../../store/outage.ts';
import type { Trouble } from '../../wording/troubles.ts';
import type { CaseHistories } from './fixing.ts';
import { isOfTemporal } from './temporal-errors.ts';

/** Compares what is on record of open cases with what their histories tell: each case once, and again when its record has changed. */
export interface RecordComparison {
  /** Reads how far the records are now; then asks of each case. A quiet workflow has nothing under way. */
  of(ids: readonly string[]): Promise<RecordComparer>;
}

export type RecordComparer = (id: string, quiet: boolean) => Promise<readonly Trouble[]>;

export function createRecordComparison(
  store: Pick<Store, 'db'>,
  histories: Pick<CaseHistories, 'headOf'>,
): RecordComparison {
  const agreed = new Map<string, string>();
  const compare = async (
    id: string,
    record: RecordHead | undefined,
    quiet: boolean,
  ): Promise<readonly Trouble[]> => {
    if (record === undefined || agreed.get(id) === record.lastHash) return [];
    const told = await toldBy(histories, id);
    if (told !== undefined && 'code' in told) return [told];
    const found = await differenceOf(store, { id, record, told, quiet });
    if (found.length === 0 && quiet) agreed.set(id, record.lastHash);
    return found;
  };
  return {
    async of(ids) {
      const heads = await recordHeads(store.db, ids);
      for (const id of agreed.keys()) if (!heads.has(id)) agreed.delete(id);
      return (id, quiet) => compare(id, heads.get(id), quiet);
    },
  };
}

/** What the history tells; or that it cannot be decoded, while Temporal has it. */
async function toldBy(
  histories: Pick<CaseHistories, 'headOf'>,
  id: string,
): Promise<RecordedHead | Trouble | undefined> {
  try {
    return await histories.headOf(id);
  } catch (error) {
    if (isOfTemporal(error) || isOutage(error)) throw error;
    const words = error instanceof Error ? error.message.slice(0, mostLetters) : '';
    const detail = { kind: 'words', words } as const;
    return { code: 'history-unreadable', case: id, ...(words !== '' && { detail }) };
  }
}

const mostLetters = 300;

interface ComparedCase {
  readonly id: string;
  readonly record: RecordHead;
  readonly told: RecordedHead | undefined;
  readonly quiet: boolean;
}

async function differenceOf(
  { db }: Pick<Store, 'db'>,
  { id, record, told, quiet }: ComparedCase,
): Promise<readonly Trouble[]> {
  // Before there were heads, and behind a resumption from the journal, a history tells of none.
  if (told === undefined) return [];
  if (!(await isOnRecord(db, id, told))) {
    const [now] = (await recordHeads(db, [id])).values();
    return told.seq > (now?.lastSeq ?? 0)
      ? [
          {
            code: 'store-behind',
            case: id,
            detail: { kind: 'record-short', told: told.seq, last: now?.lastSeq ?? 0 },
          },
        ]
      : [
          {
            code: 'record-differs',
            case: id,
            detail: { kind: 'entry-differs', seq: told.seq },
          },
        ];
  }
  // What is fixed was handed over, and a workflow with nothing under way has heard of it.
  return quiet && record.fixedSeq > told.seq
    ? [
        {
          code: 'temporal-behind',
          case: id,
          detail: { kind: 'history-short', fixed: record.fixedSeq, told: told.seq },
        },
      ]
    : [];
}
