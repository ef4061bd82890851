import type { Selectable } from 'kysely';
import type { DeliveryOutcome, MessageClass, Recipients } from '../engine/model/message.ts';
import type { Store } from './database.ts';
import { readJournalToShow } from './journal.ts';
import type { DeliveriesTable, MessagesTable } from './schema.ts';
import type { Instant } from '../engine/model/base.ts';
import { redactText } from '../platform/log/redact.ts';

/** A message and its delivery to each recipient. Its text is kept only while it has not reached somebody (`store/undelivered-texts.ts`). */
export interface MessageRecord {
  readonly message: string;
  readonly step: string;
  readonly template: string;
  readonly class: MessageClass;
  readonly to: Recipients;
  /** When the intent to send it was recorded. */
  readonly sentAt: Instant;
  /** The delivery outcome in the journal; missing while the message is on its way. */
  readonly fate?: DeliveryOutcome;
  readonly deliveries: readonly DeliveryRecord[];
}

/** The state of one mail to one person. */
export interface DeliveryRecord {
  readonly person: string;
  /** `transmitting`: the text was handed over, and no answer has been seen yet. */
  readonly state: 'intended' | 'transmitting' | 'accepted' | 'refused';
  readonly at: Instant;
  readonly response?: string;
}

export interface DeliveryKey {
  readonly case: string;
  readonly message: string;
  readonly person: string;
}

interface ServerResponse {
  readonly at: Instant;
  readonly response: string;
}

/** The state of a delivery; `undefined` until an attempt has got as far as the text. */
export async function messageState(
  store: Store,
  key: DeliveryKey,
): Promise<DeliveryRecord | undefined> {
  const row = await store.db
    .selectFrom('deliveries')
    .selectAll()
    .where('case_id', '=', key.case)
    .where('message', '=', key.message)
    .where('person', '=', key.person)
    .executeTakeFirst();
  return row && deliveryOf(row);
}

/**
 * Must be called just before the text is transmitted. Returns the state before: an attempt that gets `transmitting`, `accepted` or
 * `refused` is not the first, and of two attempts at once only one gets `intended`.
 */
export async function markTransmitting(
  store: Store,
  key: DeliveryKey,
  at: Instant,
): Promise<DeliveryRecord['state']> {
  return await store.db.transaction().execute(async (db) => {
    await db
      .insertInto('deliveries')
      .values({ ...columns(key), state: 'intended', at, response: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const mine = { case_id: key.case, message: key.message, person: key.person };
    const { state } = await db
      .selectFrom('deliveries')
      .select('state')
      .where((eb) => eb.and(mine))
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (state === 'intended') {
      await db
        .updateTable('deliveries')
        .set({ state: 'transmitting', at, response: null })
        .where((eb) => eb.and(mine))
        .execute();
    }
    return state;
  });
}

/** The mail server has accepted the message. This is final, whatever is stored later. */
export const markAccepted = (
  store: Store,
  key: DeliveryKey,
  response: ServerResponse,
): Promise<void> => mark(store, key, { ...response, state: 'accepted' });

/** The message will never be accepted. */
export const markRefused = (
  store: Store,
  key: DeliveryKey,
  response: ServerResponse,
): Promise<void> => mark(store, key, { ...response, state: 'refused' });

/** The mail server has refused the message for now: it may be sent again. */
export const markDeferred = (
  store: Store,
  key: DeliveryKey,
  response: ServerResponse,
): Promise<void> => mark(store, key, { ...response, state: 'intended' });

/** The messages of a case, in the order in which they were sent. */
export async function messagesOf(store: Store, caseId: string): Promise<readonly MessageRecord[]> {
  const rows = await store.db
    .selectFrom('messages')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('sent_at')
    .orderBy('message')
    .execute();
  const deliveries = await store.db
    .selectFrom('deliveries')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('person')
    .execute();
  const reasons = rows.some(({ fate }) => fate === 'refused' || fate === 'unknown')
    ? await reasonsIn(store, caseId)
    : new Map<string, string>();
  return rows.map((row) => ({
    message: row.message,
    step: row.step,
    template: row.template,
    class: row.class,
    to: row.recipients,
    sentAt: row.sent_at,
    ...fateOf(row, reasons.get(row.message)),
    deliveries: deliveries.filter(({ message }) => message === row.message).map(deliveryOf),
  }));
}

const columns = ({
  case: caseId,
  message,
  person,
}: DeliveryKey): Pick<Selectable<DeliveriesTable>, 'case_id' | 'message' | 'person'> => ({
  case_id: caseId,
  message,
  person,
});

async function mark(
  store: Store,
  key: DeliveryKey,
  values: Pick<Selectable<DeliveriesTable>, 'state' | 'at' | 'response'>,
): Promise<void> {
  // Mail servers like to name the address, and this table is not sealed: copies of it outlive the case.
  const kept = { ...values, response: values.response && redactText(values.response) };
  await store.db
    .insertInto('deliveries')
    .values({ ...columns(key), ...kept })
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'message', 'person'])
        .doUpdateSet(kept)
        .where('deliveries.state', '!=', 'accepted'),
    )
    .execute();
}

const deliveryOf = ({
  person,
  state,
  at,
  response,
}: Selectable<DeliveriesTable>): DeliveryRecord => ({
  person,
  state,
  at,
  ...(response !== null && { response }),
});

async function reasonsIn(store: Store, caseId: string): Promise<ReadonlyMap<string, string>> {
  const { entries } = await readJournalToShow(store, caseId, 'undelivered');
  return new Map(
    entries.flatMap((entry) =>
      entry.kind === 'undelivered' ? [[entry.message, entry.reason]] : [],
    ),
  );
}

function fateOf(
  { fate, fate_at: at }: Selectable<MessagesTable>,
  reason = '',
): {
  readonly fate?: DeliveryOutcome;
} {
  if (fate === null) return {};
  if (fate === 'dropped') return { fate: { fate } };
  return { fate: fate === 'accepted' ? { fate, at: at ?? 0 } : { fate, reason } };
}

/** Whom messages of a case were handed over to, or were to be. */
export async function deliveriesOf(
  { db }: Pick<Store, 'db'>,
  caseId: string,
): Promise<readonly DeliveryKey[]> {
  const rows = await db
    .selectFrom('deliveries')
    .select(['message', 'person'])
    .where('case_id', '=', caseId)
    .execute();
  return rows.map((row) => ({ case: caseId, ...row }));
}
