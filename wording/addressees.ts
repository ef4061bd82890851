import type { Entry, MessageSentFact } from '../engine/model/journal.ts';

/** The addressees of a message, as the flow names them; for the mails of a task, those who are asked on the escalation level concerned. */
export const addressees = (
  { message, step, to }: Pick<MessageSentFact, 'message' | 'step' | 'to'>,
  entries: readonly Entry[],
): readonly string[] => {
  if ('who' in to) return [to.who];
  if ('people' in to) return to.people;
  const left = entries.findIndex((entry) => entry.kind === 'sent' && entry.message === message);
  // A later round may ask others.
  const before = left < 0 ? entries : entries.slice(0, left);
  return before.reduce<readonly string[]>(
    (found, entry) => askedAtLevel(entry, step, to.rung) ?? found,
    [],
  );
};

const askedAtLevel = (entry: Entry, task: string, rung: number): readonly string[] | undefined => {
  if (entry.kind === 'opened' && entry.task === task && rung === 0) return entry.by;
  return entry.kind === 'escalated' && entry.task === task && entry.rung === rung
    ? entry.to
    : undefined;
};
