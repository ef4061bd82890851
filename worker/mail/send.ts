import { combine, type Attempt } from '../../engine/ports/delivery-outcome.ts';
import type { Message } from '../../engine/model/message.ts';
import type { Services } from '../services.ts';
import { deliverTo } from './deliver-to.ts';
import type { PinnedCase } from './pinned.ts';
import { recipients } from './recipients.ts';

/** Tries once to send a message to everyone it is for; whoever has it already is passed over. */
export async function send(services: Services, of: PinnedCase, message: Message): Promise<Attempt> {
  const all = await recipients(services.store, of, message);
  return combine(
    await everyOne(all.map((recipient) => deliverTo(services, of, message, recipient))),
  );
}

/** Waits for all, even when one fails: nothing may go on behind an activity that has ended. */
export async function everyOne<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(promises);
  return await Promise.all(promises);
}
