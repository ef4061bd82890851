import type { Entry } from '../../../engine/model/journal.ts';
import { decidesAnew, decisionsOf } from './decisions.ts';
import type { JudgedRecord } from './record.ts';

/** What had become of an approval by some moment; `lifted`: not given, and then given by one that opened after it and decides it anew. */
export type ApprovalStanding = 'open' | 'approved' | 'rejected' | 'silent' | 'lifted';

/** Every approval that had opened before an entry, with what had become of it by then. */
export function standingBefore(
  record: JudgedRecord,
  { seq }: Entry,
): ReadonlyMap<string, ApprovalStanding> {
  const approvals = decisionsOf(record);
  const standing = new Map<string, ApprovalStanding>();
  for (const entry of record.entries)
    if (entry.seq < seq && 'task' in entry && approvals.some(({ task }) => task === entry.task))
      note(entry, standing, record);
  return standing;
}

function note(
  entry: Extract<Entry, { readonly task: string }>,
  standing: Map<string, ApprovalStanding>,
  record: JudgedRecord,
): void {
  if (entry.kind === 'opened') standing.set(entry.task, 'open');
  if (entry.kind === 'cancelled') standing.delete(entry.task);
  if (entry.kind !== 'settled') return;
  if (entry.outcome === 'returned') return void standing.delete(entry.task);
  const isYes = entry.outcome === 'approved' && !entry.silent;
  standing.set(entry.task, isYes ? 'approved' : entry.silent ? 'silent' : 'rejected');
  if (isYes)
    lift(
      standing,
      settledBefore(record, entry.task).filter((one) => decidesAnew(entry.task, one, record)),
    );
}

function lift(standing: Map<string, ApprovalStanding>, earlier: readonly string[]): void {
  for (const task of earlier)
    if (standing.get(task) === 'rejected' || standing.get(task) === 'silent')
      standing.set(task, 'lifted');
}

/** Tasks that were settled when this one opened. */
function settledBefore({ entries }: JudgedRecord, task: string): readonly string[] {
  const opening = entries.findLast((entry) => entry.kind === 'opened' && entry.task === task);
  return entries.flatMap((entry) =>
    entry.kind === 'settled' && entry.seq < (opening?.seq ?? 0) ? [entry.task] : [],
  );
}
