import {
  corrected,
  isLost,
  type JournalEntryOf,
  type Judge,
  type JudgedRecord,
  told,
} from './record.ts';
import { noesToIntents } from './decisions.ts';

/** Nobody hears yes and no, unless a correction comes between. */
export const oneTruth: Judge = (record) => {
  const messages = [...told(record, 'intent', 'offer', 'regret'), ...corrected(record)].toSorted(
    (a, b) => a.seq - b.seq,
  );
  const contradictions = messages.flatMap((message, index) => {
    if (message.class === 'correction') return [];
    const before = messages.slice(0, index);
    const since = before.slice(before.findLastIndex((one) => one.class === 'correction') + 1);
    const other = since.find(
      (one) =>
        !isTakenBack(one, message, record) &&
        (one.class === 'regret') !== (message.class === 'regret') &&
        !isLost(record, one.message),
    );
    return other === undefined ? [] : [`"${message.step}" after "${other.step}"`];
  });
  return { armed: messages.length > 1, wrong: contradictions };
};

/** An intent about which somebody has said no in between. */
const isTakenBack = (
  before: JournalEntryOf<'sent'>,
  message: JournalEntryOf<'sent'>,
  record: JudgedRecord,
): boolean =>
  before.class === 'intent' &&
  noesToIntents(record).some(({ seq }) => before.seq < seq && seq < message.seq);
