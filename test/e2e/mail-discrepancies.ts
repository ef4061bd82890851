import type { Entry, MessageSentFact } from '../../engine/model/journal.ts';
import type { Store } from '../../store/database.ts';
import { readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { type MessageRecord, messagesOf } from '../../store/messages.ts';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';
import type { Relay } from '../mail/relay.ts';

/** The differences between record and mail server about the mails of some cases, which must be all cases that the relay has served. */
export async function discrepanciesOf(
  store: Store,
  { mails }: Pick<Relay, 'mails'>,
  cases: readonly string[],
): Promise<readonly string[]> {
  const left = new Map<string, number>();
  for (const { source } of mails) {
    const id = /^Message-ID: (<[^>]+>)/im.exec(source)?.[1] ?? 'none';
    left.set(id, (left.get(id) ?? 0) + 1);
  }
  const discrepancies: string[] = [];
  for (const id of cases) discrepancies.push(...(await discrepanciesIn(store, id, left)));
  return [...discrepancies, ...[...left.keys()].map((id) => `${id}: in no journal`)];
}

/** Strikes off `left` what the case accounts for. */
async function discrepanciesIn(
  store: Store,
  id: string,
  left: Map<string, number>,
): Promise<readonly string[]> {
  const entries = await readJournal(store, id);
  const records = await messagesOf(store, id);
  const discrepancies =
    (await verifyJournal(store, id)) === 'intact' ? [] : ['the journal is broken'];
  if (!entries.some(({ kind }) => kind === 'ended')) discrepancies.push('it has not ended');
  const sent = entries.filter((entry) => entry.kind === 'sent');
  if (records.length !== sent.length) discrepancies.push(`${records.length} messages on record`);
  for (const entry of sent) {
    const record = records.find(({ message }) => message === entry.message);
    const expected = isDropped(entry, entries) ? [] : addressees(entry, record, entries);
    discrepancies.push(
      ...discrepanciesOfOne(record, expected),
      ...strike(left, id, entry.message, expected),
    );
  }
  return discrepancies.map((discrepancy) => `${id}: ${discrepancy}`);
}

function discrepanciesOfOne(
  record: MessageRecord | undefined,
  expected: readonly string[],
): readonly string[] {
  const accepted = record?.deliveries.filter(({ state }) => state === 'accepted') ?? [];
  const people = accepted.map(({ person }) => person).join();
  return people === expected.join()
    ? []
    : [`${record?.message} reached ${people} and not ${expected.join()}`];
}

function strike(
  left: Map<string, number>,
  id: string,
  message: string,
  people: readonly string[],
): readonly string[] {
  return people.flatMap((person) => {
    const key = messageIdOf({ case: id, message, person }, sender);
    const times = left.get(key) ?? 0;
    left.delete(key);
    return times === 1 ? [] : [`${message} left ${times} times for ${person}`];
  });
}

const sender = 'hr@acme.example';

const isDropped = ({ message }: MessageSentFact, entries: readonly Entry[]): boolean =>
  entries.some((entry) => entry.kind === 'dropped' && entry.message === message);

/** Whom the journal says it was for; a role is held by whoever got it, and by somebody. */
function addressees(
  { to, step }: MessageSentFact,
  record: MessageRecord | undefined,
  entries: readonly Entry[],
): readonly string[] {
  if ('people' in to) return sorted(to.people);
  if ('rung' in to)
    return sorted(
      entries.flatMap((entry) =>
        entry.kind === 'assigned' && entry.task === step && entry.rung === to.rung
          ? entry.seats.flatMap(({ people }) => people)
          : [],
      ),
    );
  if (to.who === 'candidate') return ['candidate'];
  const held = record?.deliveries.map(({ person }) => person) ?? [];
  return held.length > 0 ? held : ['somebody'];
}

const sorted = (people: readonly string[]): readonly string[] =>
  [...new Set(people)].toSorted((a, b) => (a < b ? -1 : 1));
