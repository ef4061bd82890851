import { answerWindows } from './answer-window.ts';
import type { Judge } from './record.ts';

/** The candidate can answer an offer for as long as it says. */
export const openUntilExpiry: Judge = (record) => {
  const windows = answerWindows(record);
  const short = windows.filter(({ task, expires }) => task.expectedBy < expires.earliest);
  return {
    armed: windows.length > 0,
    wrong: short.map(({ task }) => `"${task.task}" closes before the offer lapses`),
  };
};
