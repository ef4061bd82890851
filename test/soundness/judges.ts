import type { Entry } from '../../engine/model/journal.ts';

/**
 * Judges what a case did, over its journal alone. It shares nothing with the analyses that it is held against: each sentence is the meaning
 * of a rule, read from the record.
 */
export function judge(entries: readonly Entry[]): JudgedJournal {
  const record: JudgedCase = { approvals: new Map(), outcomes: new Map() };
  const wrong: string[] = [];
  let armed = false;
  for (const entry of entries) {
    armed ||= isToCandidate(entry) && record.approvals.size + record.outcomes.size > 0;
    wrong.push(...faultsIn(entry, record));
    note(entry, record);
  }
  return { wrong, armed };
}

export interface JudgedJournal {
  readonly wrong: readonly string[];
  /** Whether anything was told the candidate behind an approval or an outcome: else there was nothing to judge. */
  readonly armed: boolean;
}

interface JudgedCase {
  readonly approvals: Map<string, JudgedApproval>;
  /** Classes of the outcomes that the candidate has been told, by message, since the last correction. */
  readonly outcomes: Map<string, string>;
}

interface JudgedApproval {
  is: 'open' | 'approved' | 'rejected' | 'silent';
  /** Approvals that have opened since it was not approved. */
  readonly lifting: Set<string>;
}

const isToCandidate = (entry: Entry): boolean =>
  entry.kind === 'sent' && 'who' in entry.to && entry.to.who === 'candidate';

function faultsIn(entry: Entry, { approvals, outcomes }: JudgedCase): readonly string[] {
  if (entry.kind === 'opened' && entry.type === 'decision')
    return [...outcomes.values()].includes('offer') ? ['an approval opens behind an offer'] : [];
  return entry.kind === 'sent' && isToCandidate(entry)
    ? contradictions(entry.class, approvals, outcomes)
    : [];
}

function note(entry: Entry, { approvals, outcomes }: JudgedCase): void {
  if (entry.kind === 'opened' && entry.type === 'decision') open(approvals, entry.task);
  else if (entry.kind === 'settled') settle(approvals, entry);
  else if (entry.kind === 'cancelled') approvals.delete(entry.task);
  else if (entry.kind === 'undelivered' || entry.kind === 'dropped') outcomes.delete(entry.message);
  else if (entry.kind === 'sent' && isToCandidate(entry)) noteMessage(entry, outcomes);
}

function noteMessage(
  { message, class: messageClass }: Extract<Entry, { kind: 'sent' }>,
  outcomes: Map<string, string>,
): void {
  if (messageClass === 'correction') outcomes.clear();
  if (isOutcomeClass(messageClass)) outcomes.set(message, messageClass);
}

const isOutcomeClass = (messageClass: string): boolean =>
  ['intent', 'offer', 'regret'].includes(messageClass);

function open(approvals: Map<string, JudgedApproval>, task: string): void {
  for (const one of approvals.values()) if (one.is !== 'approved') one.lifting.add(task);
  approvals.set(task, { is: 'open', lifting: new Set() });
}

function settle(
  approvals: ReadonlyMap<string, JudgedApproval>,
  { task, outcome, silent }: Extract<Entry, { kind: 'settled' }>,
): void {
  const own = approvals.get(task);
  if (own === undefined) return;
  own.is = silent ? 'silent' : outcome === 'approved' ? 'approved' : 'rejected';
  own.lifting.clear();
  if (own.is === 'approved')
    for (const one of approvals.values()) if (one.lifting.has(task)) one.is = 'approved';
}

function contradictions(
  messageClass: string,
  approvals: ReadonlyMap<string, JudgedApproval>,
  outcomes: ReadonlyMap<string, string>,
): readonly string[] {
  const told = [...outcomes.values()];
  const all = [...approvals.values()].map(({ is }) => is);
  switch (messageClass) {
    case 'offer':
      return [
        ...(all.includes('approved') ? [] : ['an offer that nobody has approved']),
        ...(all.every((is) => is === 'approved') ? [] : [`an offer beside ${all.join()}`]),
        ...(told.includes('regret') ? ['an offer after a regret'] : []),
      ];
    case 'regret':
      return told.some((one) => one !== 'regret') ? ['a regret after an offer'] : [];
    case 'decision-status':
      return told.length > 0 ? ['no decision yet after an outcome'] : [];
    default:
      return [];
  }
}
