import type { HandedEntries, WrittenEntries } from '../../engine/ports/activities.ts';
import { shortHash } from '../../store/hash-chain.ts';
import { append, type EntryStatus } from '../../store/journal.ts';
import { StoreError } from '../../store/store-error.ts';
import { showStopped } from '../../store/stops.ts';
import type { WorkerServices } from './services.ts';

/** Appends what a case hands over, and says what has been written, in the words of the hand-over: the case compares that with what it meant. */
export async function writeEntries(
  { store, report }: Pick<WorkerServices, 'store' | 'report'>,
  caseId: string,
  { entries, check, differsAt }: HandedEntries,
  status: EntryStatus,
): Promise<WrittenEntries | undefined> {
  if (differsAt !== undefined) report({ code: 'journal-differs', case: caseId, seq: differsAt });
  let head: string | undefined;
  try {
    head = await append(store, caseId, entries, status);
  } catch (error) {
    if (isConflict(error)) await showStopped(store, caseId, { code: 'journal-conflict' });
    throw error;
  }
  const seq = entries.at(-1)?.seq;
  if (seq === undefined || check === undefined) return undefined;
  return { seq, check, ...(head !== undefined && { head: shortHash(head) }) };
}

const isConflict = (error: unknown): boolean =>
  error instanceof StoreError && error.code === 'journal-conflict';
