import type { HandedEntries, WrittenEntries } from '../../engine/ports/activities.ts';
import { append, type EntryStatus } from '../../store/journal.ts';
import type { WorkerServices } from './services.ts';

/** Appends what a case hands over, and says what has been written, in the words of the hand-over: the case compares that with what it meant. */
export async function writeEntries(
  { store, report }: Pick<WorkerServices, 'store' | 'report'>,
  caseId: string,
  { entries, check, differsAt }: HandedEntries,
  status: EntryStatus,
): Promise<WrittenEntries | undefined> {
  if (differsAt !== undefined) report({ code: 'journal-differs', case: caseId, seq: differsAt });
  await append(store, caseId, entries, status);
  const seq = entries.at(-1)?.seq;
  return seq === undefined || check === undefined ? undefined : { seq, check };
}
