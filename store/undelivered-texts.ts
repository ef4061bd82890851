import { seal, unseal } from '../platform/codec/aes-gcm.ts';
import { canonicalJson } from './canonical.ts';
import type { Store } from './database.ts';
import type { DeliveryKey } from './messages.ts';

/** What a mail was to say, as plain text in the language of its recipient. */
export interface UndeliveredText {
  readonly locale: string;
  readonly subject: string;
  readonly text: string;
}

/** Keeps it under the key of the case, until the mail is taken or the case is erased. A case from before there were keys keeps none. */
export async function keepText(
  { db, sealing }: Store,
  key: DeliveryKey,
  written: UndeliveredText,
): Promise<void> {
  const caseKey = await sealing.of(key.case);
  if (caseKey === undefined) return;
  const sealed = seal(caseKey.key, Buffer.from(canonicalJson(written)), placeOf(key));
  await db
    .insertInto('undelivered_texts')
    .values({ case_id: key.case, message: key.message, person: key.person, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whether an earlier attempt has kept it. */
export async function isTextKept({ db }: Store, key: DeliveryKey): Promise<boolean> {
  const row = await db
    .selectFrom('undelivered_texts')
    .select('person')
    .where('case_id', '=', key.case)
    .where('message', '=', key.message)
    .where('person', '=', key.person)
    .executeTakeFirst();
  return row !== undefined;
}

/** The mail has been taken after all. */
export async function forgetText({ db }: Store, key: DeliveryKey): Promise<void> {
  await db
    .deleteFrom('undelivered_texts')
    .where('case_id', '=', key.case)
    .where('message', '=', key.message)
    .where('person', '=', key.person)
    .execute();
}

/** What a message was to say, once for each person whom it has not reached. */
export async function textsNotDelivered(
  { db, sealing }: Store,
  caseId: string,
  message: string,
): Promise<readonly UndeliveredText[]> {
  const rows = await db
    .selectFrom('undelivered_texts')
    .select(['person', 'sealed'])
    .where('case_id', '=', caseId)
    .where('message', '=', message)
    .orderBy('person')
    .execute();
  const key = rows.length === 0 ? undefined : await sealing.of(caseId);
  if (key === undefined) return [];
  return rows.map(({ person, sealed }): UndeliveredText => {
    const place = placeOf({ case: caseId, message, person });
    return JSON.parse(unseal(key.key, sealed, place).toString());
  });
}

const placeOf = ({ case: caseId, message, person }: DeliveryKey): string =>
  `text of message ${message} to ${person} in case ${caseId}`;
