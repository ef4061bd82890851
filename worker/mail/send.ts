import type { RecipientAttempt } from '../../engine/ports/delivery-attempt.ts';
import type { Message } from '../../engine/model/message.ts';
import type { MailServices } from './services.ts';
import { deliverTo } from './deliver-to.ts';
import type { PinnedCase } from './pinned-case.ts';
import { recipients } from './recipients.ts';

/** Attempts once to send a message to all its recipients; whoever has it already is passed over. */
export async function send(
  services: MailServices,
  pinnedCase: PinnedCase,
  message: Message,
): Promise<readonly RecipientAttempt[]> {
  const all = await recipients(services.store, pinnedCase, message);
  return await settleAll(
    all.map(async (recipient) => ({
      person: recipient.person,
      attempt: await deliverTo(services, pinnedCase, message, recipient),
    })),
  );
}

/** Waits for all promises, even if one rejects: nothing may still run when an activity has ended. */
export async function settleAll<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return await Promise.all(promises);
}
