import { all, hasReached, told, type Judge } from './record.ts';

/** Whoever's case ends has heard an answer, or somebody of the house has got the task of reaching them; a withdrawal ends that. */
export const answered: Judge = (record) => {
  const isOver = all(record, 'ended').length > 0 && all(record, 'event').length === 0;
  const answers = told(record, 'intent', 'offer', 'regret', 'decision-status');
  const heard = answers.some(({ message }) => hasReached(record, message));
  return { armed: isOver, wrong: isOver && !heard ? ['the candidate has heard no answer'] : [] };
};
