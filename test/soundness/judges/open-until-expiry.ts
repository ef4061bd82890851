import { answerWindows } from './answer-window.ts';
import { unaskedOffers } from './unasked-offers.ts';
import {
  all,
  corrected,
  type JournalEntryOf,
  type Judge,
  type JudgedRecord,
  told,
} from './record.ts';

/** The candidate can answer an offer for as long as it says. */
export const openUntilExpiry: Judge = (record) => {
  const windows = answerWindows(record);
  const short = windows.filter(({ task, expires }) => task.expectedBy < expires.earliest);
  const cut = windows.filter(({ task, expires }) => {
    const cancelled = cutWhileOpen(task, record);
    return cancelled !== undefined && cancelled.at < expires.earliest;
  });
  const unasked = unaskedOffers(record);
  return {
    armed: windows.length + unasked.length > 0,
    wrong: [
      ...short.map(({ task }) => `"${task.task}" closes before the offer lapses`),
      ...unasked.map(({ step }) => `nobody is asked in time for the answer to "${step}"`),
      ...cut.map(({ task }) => `"${task.task}" is cancelled before the offer lapses`),
    ],
  };
};

/** Neither the candidate has ended it, nor has anything taken the offer back or been answered instead. */
function cutWhileOpen(
  { task, seq }: JournalEntryOf<'opened'>,
  record: JudgedRecord,
): JournalEntryOf<'cancelled'> | undefined {
  const cut = all(record, 'cancelled').find((one) => one.task === task && one.seq > seq);
  const others = [
    ...all(record, 'event'),
    ...[...told(record, 'regret', 'offer'), ...corrected(record)].filter((one) => one.seq > seq),
    ...all(record, 'answered').filter((one) => one.seq > seq),
  ];
  return cut && others.every((one) => one.seq > cut.seq) ? cut : undefined;
}
