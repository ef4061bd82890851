import type { DeliveryOutcome } from '../../engine/model/message.ts';
import type { Entry } from '../../engine/model/journal.ts';
import type { Store } from '../../store/database.ts';
import { readJournal } from '../../store/journal.ts';
import { messagesOf, type MessageRecord } from '../../store/messages.ts';

/**
 * The messages of a case. One to the candidate that the mail server has accepted is accepted, although the journal does not say so yet: its entry
 * rides with the next one. One that the journal says was dropped may have left before. So what people have got is shown at once, and alike by
 * pages, console and API.
 */
export const readMessages = async (store: Store, id: string): Promise<readonly MessageRecord[]> =>
  (await messagesOf(store, id)).map(upToNow);

/** The journal of a case, and behind it the acceptances of which it does not tell yet. */
export async function readJournalUpToNow(store: Store, id: string): Promise<readonly Entry[]> {
  const [entries, messages] = await Promise.all([readJournal(store, id), messagesOf(store, id)]);
  const last = entries.at(-1)?.seq ?? 0;
  const accepted = messages.flatMap((record) => {
    const { fate } = upToNow(record);
    return record.fate === undefined && fate?.fate === 'accepted'
      ? [{ at: fate.at, message: record.message, acceptedAt: fate.at }]
      : [];
  });
  return [
    ...entries,
    ...accepted.map((one, index) => ({ seq: last + 1 + index, kind: 'accepted' as const, ...one })),
  ];
}

function upToNow(record: MessageRecord): MessageRecord {
  const { fate, to, deliveries } = record;
  if (fate?.fate === 'dropped') return { ...record, fate: outcomeOfDropped(deliveries) };
  // Of several recipients the last may not have been tried yet; the candidate is one.
  const only = 'who' in to && to.who === 'candidate' ? deliveries[0] : undefined;
  if (fate !== undefined || only?.state !== 'accepted') return record;
  return { ...record, fate: { fate: 'accepted', at: only.at } };
}

/** A message that is not tried any more may have left all the same, by an attempt before of which nobody has heard how it ended. */
function outcomeOfDropped(deliveries: MessageRecord['deliveries']): DeliveryOutcome {
  const accepted = deliveries.findLast(({ state }) => state === 'accepted');
  if (accepted !== undefined) return { fate: 'accepted', at: accepted.at };
  return deliveries.some(({ state }) => state === 'transmitting')
    ? { fate: 'unknown', reason: 'the connection broke after the text had begun to leave' }
    : { fate: 'dropped' };
}
