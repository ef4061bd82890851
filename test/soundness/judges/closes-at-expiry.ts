import { answerWindows } from './answer-window.ts';
import type { Judge } from './record.ts';

/** Nobody can accept what has lapsed. The time of an offer runs from its arrival; what is over when it opens can be answered by nobody. */
export const closesAtExpiry: Judge = (record) => {
  const windows = answerWindows(record);
  const long = windows.filter(
    ({ task, expires }) => task.expectedBy > Math.max(expires.latest, task.at),
  );
  return {
    armed: windows.length > 0,
    wrong: long.map(({ task }) => `"${task.task}" is open when the offer has lapsed`),
  };
};
