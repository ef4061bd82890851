import type { Entry } from '../../engine/model/journal.ts';
import type { Store } from '../../store/database.ts';
import { readJournal } from '../../store/journal.ts';
import { messagesOf, type MessageRecord } from '../../store/messages.ts';

/**
 * The messages of a case. One to the candidate that the mail server has accepted is accepted, although the journal does not say so yet: its entry
 * rides with the next one. So what people have got is shown at once, and alike by pages, console and API.
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
  // Of several recipients the last may not have been tried yet; the candidate is one.
  const only = 'who' in to && to.who === 'candidate' ? deliveries[0] : undefined;
  if (fate !== undefined || only?.state !== 'accepted') return record;
  return { ...record, fate: { fate: 'accepted', at: only.at } };
}
