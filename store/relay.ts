import type { Instant } from '../engine/model/base.ts';
import type { Store } from './database.ts';

/** Since when and why the mail server refuses us. */
export interface RelayRefusal {
  readonly since: Instant;
  /** Without addresses. */
  readonly reason: string;
}

const relay = 1;

/** The mail server has refused us; the first refusal stays. */
export async function refusedByRelay(
  { db }: Store,
  { since, reason }: RelayRefusal,
): Promise<void> {
  await db
    .insertInto('relay_refusals')
    .values({ id: relay, since, reason })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The mail server has taken a mail. */
export async function acceptedByRelay({ db }: Store): Promise<void> {
  await db.deleteFrom('relay_refusals').where('id', '=', relay).execute();
}

/** `undefined` while it takes our mails, as far as is known. */
export async function relayRefusal({ db }: Store): Promise<RelayRefusal | undefined> {
  return await db
    .selectFrom('relay_refusals')
    .select(['since', 'reason'])
    .where('id', '=', relay)
    .executeTakeFirst();
}
