import { createHmac, randomBytes } from 'node:crypto';
import type { Store } from './database.ts';

/** Makes the key of a person out of their mailbox: the same in every case, and no address can be read from it. */
export type PersonKeyMaker = (mailbox: string) => string;

/** Reads the secret from which keys of persons are made; it is made at the first start, and never changes. */
export async function personKeys(store: Store): Promise<PersonKeyMaker> {
  await store.db
    .insertInto('identity_key')
    .values({ id: 1, key: randomBytes(32).toString('base64') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { key } = await store.db.selectFrom('identity_key').select('key').executeTakeFirstOrThrow();
  return (mailbox) =>
    createHmac('sha256', Buffer.from(key, 'base64')).update(mailbox).digest('hex');
}
