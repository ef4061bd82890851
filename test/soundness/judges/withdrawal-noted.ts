import { all, hasReached, told, type Judge } from './record.ts';

/** Whoever withdraws is told that it has been noted, by a notice of its own. */
export const withdrawalNoted: Judge = (record) => {
  const [event] = all(record, 'event');
  const seq = event?.seq ?? Infinity;
  const notes = told(record, 'notice').filter((note) => note.seq > seq);
  const isNoted = notes.some(({ message }) => hasReached(record, message));
  return {
    armed: event !== undefined,
    wrong: event === undefined || isNoted ? [] : ['the withdrawal was not noted'],
  };
};
