import type { Attempt } from '../../engine/ports/delivery-outcome.ts';
import { isOutcome, type Message } from '../../engine/model/message.ts';
import type { Addressee } from '../../engine/people/holders.ts';
import {
  type Delivery,
  type DeliveryKey,
  markAccepted,
  markDeferred,
  markRefused,
  markTransmitting,
  messageState,
} from '../../store/messages.ts';
import type { Services } from '../services.ts';
import type { Handover } from './handover.ts';
import type { PinnedCase } from './pinned.ts';
import type { Recipient } from './recipients.ts';
import { write } from './write.ts';

/**
 * One attempt to hand one message to one person. What was done before is looked up first:
 * an outcome whose text may have left is never sent again, its fate is put to a person.
 */
export async function deliverTo(
  services: Services,
  of: PinnedCase,
  message: Message,
  { person, at }: Recipient,
): Promise<Attempt> {
  const key: DeliveryKey = { case: of.id, message: message.id, person };
  const known = settled(await messageState(services.store, key), message);
  if (known) return known;
  if (!at) return await refuse(services, key, 'no mail address is known');
  if (services.now() >= message.tryUntil)
    return await refuse(services, key, 'the mail server did not take it in time');
  return await hand(services, { of, message, to: at, key });
}

interface Job {
  readonly of: PinnedCase;
  readonly message: Message;
  readonly to: Addressee;
  readonly key: DeliveryKey;
}

async function hand(services: Services, { of, message, to, key }: Job): Promise<Attempt> {
  const mail = await write(services, of, message, to);
  if ('fault' in mail) return await refuse(services, key, mail.fault);
  let claimed = false;
  try {
    const handover = await services.mailer.send(mail, async () => {
      await claim(services, key, message);
      claimed = true;
    });
    if (handover.kind === 'temporary' && claimed) await release(services, key, handover.reason);
    return await settle(services, key, message, handover);
  } catch (error) {
    if (error instanceof Overtaken) return error.attempt;
    throw error;
  }
}

/** Another attempt came first; thrown before the text leaves. */
class Overtaken extends Error {
  readonly attempt: Attempt;

  constructor(attempt: Attempt) {
    super('overtaken by another attempt');
    this.attempt = attempt;
  }
}

async function claim(services: Services, key: DeliveryKey, message: Message): Promise<void> {
  const at = services.now();
  const state = await markTransmitting(services.store, key, at);
  const known = settled({ person: key.person, state, at }, message);
  if (known) throw new Overtaken(known);
}

/** The fate that is certain from what is stored, if any. */
function settled(delivery: Delivery | undefined, { class: kind }: Message): Attempt | undefined {
  if (delivery?.state === 'accepted') return { fate: 'accepted', at: delivery.at };
  if (delivery?.state === 'refused')
    return { fate: 'refused', reason: delivery.response ?? 'refused before' };
  return delivery?.state === 'transmitting' && isOutcome(kind) ? unknown : undefined;
}

const unknown: Attempt = {
  fate: 'unknown',
  reason: 'the connection broke after the text had begun to leave',
};

async function settle(
  services: Services,
  key: DeliveryKey,
  message: Message,
  handover: Handover,
): Promise<Attempt> {
  if (handover.kind === 'accepted') {
    const at = services.now();
    await markAccepted(services.store, key, { at, response: handover.response });
    return { fate: 'accepted', at };
  }
  const { kind, reason } = handover;
  if (kind === 'permanent') return await refuse(services, key, reason);
  return kind === 'unknown' && isOutcome(message.class) ? unknown : { fate: 'later', reason };
}

/** Only by who has claimed it: another attempt may be transmitting meanwhile. */
const release = (services: Services, key: DeliveryKey, response: string): Promise<void> =>
  markDeferred(services.store, key, { at: services.now(), response });

async function refuse(services: Services, key: DeliveryKey, reason: string): Promise<Attempt> {
  await markRefused(services.store, key, { at: services.now(), response: reason });
  return { fate: 'refused', reason };
}
