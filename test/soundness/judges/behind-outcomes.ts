import type { MessageClass } from '../../../engine/model/message.ts';
import {
  corrected,
  isLost,
  told,
  type JournalEntryOf,
  type JudgedRecord,
  type Verdict,
} from './record.ts';

/** Whether a word leaves behind one of these outcomes, which the candidate may have heard, with no correction between. */
export function behindOutcomes(
  words: readonly JournalEntryOf<'sent'>[],
  classes: readonly MessageClass[],
  record: JudgedRecord,
): Verdict {
  const outcomes = told(record, ...classes);
  const corrections = corrected(record);
  const late = words.flatMap(({ seq, step }) => {
    const since = corrections.findLast((one) => one.seq < seq)?.seq ?? 0;
    const heard = outcomes.find(
      (one) => since < one.seq && one.seq < seq && !isLost(record, one.message),
    );
    return heard === undefined ? [] : [`"${step}" after "${heard.step}"`];
  });
  return { armed: outcomes.length > 0 && words.length > 0, wrong: late };
}
