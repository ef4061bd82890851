import type { Instant } from '../engine/model/base.ts';
import { retryPolicy } from '../engine/ports/retry-policy.ts';
import { minuteMs } from '../engine/time/units.ts';
import type { Store } from './database.ts';

/** Since when and why the mail server refuses us. */
export interface RelayRefusal {
  readonly since: Instant;
  /** Without addresses. */
  readonly reason: string;
}

/** An attempt at a mail, known by its Message-ID, that the mail server has refused because of us. */
interface RefusedAttempt {
  readonly mail: string;
  readonly at: Instant;
  readonly reason: string;
}

/** The mail server has refused us, and the mail waits; its first refusal stays. */
export async function refusedByRelay(
  { db }: Store,
  { mail, at, reason }: RefusedAttempt,
): Promise<void> {
  await db
    .insertInto('relay_refusals')
    .values({ mail, since: at, at, reason })
    .onConflict((conflict) => conflict.column('mail').doUpdateSet({ at }))
    .execute();
}

/** The mail waits no longer, nor do those that were called off. */
export async function waitsNoLonger({ db }: Store, mail: string, now: Instant): Promise<void> {
  await db
    .deleteFrom('relay_refusals')
    .where((eb) => eb.or([eb('mail', '=', mail), eb('at', '<', now - forgottenAfterMs)]))
    .execute();
}

/** A mail that waits is tried again before this, by whichever worker; one that is not was called off. */
const forgottenAfterMs = retryPolicy.longestPauseMs + minuteMs;

/** `undefined` while it takes our mails, as far as is known. */
export async function relayRefusal({ db }: Store, now: Instant): Promise<RelayRefusal | undefined> {
  return await db
    .selectFrom('relay_refusals')
    .select(['since', 'reason'])
    .where('at', '>=', now - forgottenAfterMs)
    .orderBy('since')
    .orderBy('mail')
    .limit(1)
    .executeTakeFirst();
}
