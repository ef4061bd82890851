import { all, told, type Judge, type JudgedRecord } from './record.ts';

/** Whoever's case ends has heard an answer, or somebody of the house has got the task of reaching them; a withdrawal ends that. */
export const answered: Judge = (record) => {
  const isOver = all(record, 'ended').length > 0 && all(record, 'event').length === 0;
  const answers = told(record, 'intent', 'offer', 'regret', 'decision-status');
  const heard = answers.some(({ message }) => hasReached(record, message));
  return { armed: isOver, wrong: isOver && !heard ? ['the candidate has heard no answer'] : [] };
};

/** Accepted; or it could not be delivered, and the first thing that happens then is that a person is asked. */
export function hasReached({ entries }: Pick<JudgedRecord, 'entries'>, message: string): boolean {
  return entries.some((entry, index) => {
    if (!('message' in entry) || entry.message !== message) return false;
    const next = entries.slice(index + 1).find(({ kind }) => kind !== 'promise');
    return (
      entry.kind === 'accepted' ||
      (entry.kind === 'undelivered' && next?.kind === 'opened' && !next.by.includes('candidate'))
    );
  });
}
