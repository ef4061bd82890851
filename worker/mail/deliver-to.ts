import type { DeliveryAttempt } from '../../engine/ports/delivery-attempt.ts';
import { isOutcome, type Message } from '../../engine/model/message.ts';
import type { Addressee } from '../../engine/people/holders.ts';
import {
  type DeliveryRecord,
  type DeliveryKey,
  markAccepted,
  markDeferred,
  markRefused,
  markTransmitting,
  messageState,
} from '../../store/messages.ts';
import type { MailServices } from './services.ts';
import type { Handover } from './smtp-result.ts';
import type { PinnedCase } from './pinned-case.ts';
import type { Recipient } from './recipients.ts';
import { writeMail } from './write.ts';

/**
 * One attempt to hand one message to one person. What was done before is looked up first:
 * an outcome whose text may have left is never sent again, its fate is put to a person.
 */
export async function deliverTo(
  services: MailServices,
  pinnedCase: PinnedCase,
  message: Message,
  { person, at }: Recipient,
): Promise<DeliveryAttempt> {
  const key: DeliveryKey = { case: pinnedCase.id, message: message.id, person };
  const knownAttempt = attemptOf(await messageState(services.store, key), message);
  if (knownAttempt) return knownAttempt;
  if (!at) return await refuse(services, key, 'no mail address is known');
  if (services.now() >= message.tryUntil)
    return await refuse(services, key, 'the mail server did not take it in time');
  return await handOver(services, { pinnedCase, message, to: at, key });
}

interface DeliveryJob {
  readonly pinnedCase: PinnedCase;
  readonly message: Message;
  readonly to: Addressee;
  readonly key: DeliveryKey;
}

async function handOver(
  services: MailServices,
  { pinnedCase, message, to, key }: DeliveryJob,
): Promise<DeliveryAttempt> {
  const mail = await writeMail(services, pinnedCase, message, to);
  if ('fault' in mail) return await refuse(services, key, mail.fault);
  let claimed = false;
  try {
    const handover = await services.mailer.send(mail, async () => {
      await claimTransmission(services, key, message);
      claimed = true;
    });
    if (handover.kind === 'temporary' && claimed) await release(services, key, handover.reason);
    return await recordHandover(services, key, message, handover);
  } catch (error) {
    if (error instanceof OvertakenError) return error.attempt;
    throw error;
  }
}

/** Another attempt came first; thrown before the text leaves. */
class OvertakenError extends Error {
  readonly attempt: DeliveryAttempt;

  constructor(attempt: DeliveryAttempt) {
    super('overtaken by another attempt');
    this.attempt = attempt;
  }
}

async function claimTransmission(
  services: MailServices,
  key: DeliveryKey,
  message: Message,
): Promise<void> {
  const at = services.now();
  const state = await markTransmitting(services.store, key, at);
  const knownAttempt = attemptOf({ person: key.person, state, at }, message);
  if (knownAttempt) throw new OvertakenError(knownAttempt);
}

/** The fate that is certain from what is stored, if any. */
function attemptOf(
  delivery: DeliveryRecord | undefined,
  { class: kind }: Message,
): DeliveryAttempt | undefined {
  if (delivery?.state === 'accepted') return { fate: 'accepted', at: delivery.at };
  if (delivery?.state === 'refused')
    return { fate: 'refused', reason: delivery.response ?? 'refused before' };
  return delivery?.state === 'transmitting' && isOutcome(kind) ? unknownAttempt : undefined;
}

const unknownAttempt: DeliveryAttempt = {
  fate: 'unknown',
  reason: 'the connection broke after the text had begun to leave',
};

async function recordHandover(
  services: MailServices,
  key: DeliveryKey,
  message: Message,
  handover: Handover,
): Promise<DeliveryAttempt> {
  if (handover.kind === 'accepted') {
    const at = services.now();
    await markAccepted(services.store, key, { at, response: handover.response });
    return { fate: 'accepted', at };
  }
  const { kind, reason } = handover;
  if (kind === 'permanent') return await refuse(services, key, reason);
  return kind === 'unknown' && isOutcome(message.class)
    ? unknownAttempt
    : { fate: 'later', reason };
}

/** Only by who has claimed it: another attempt may be transmitting meanwhile. */
const release = (services: MailServices, key: DeliveryKey, response: string): Promise<void> =>
  markDeferred(services.store, key, { at: services.now(), response });

async function refuse(
  services: MailServices,
  key: DeliveryKey,
  reason: string,
): Promise<DeliveryAttempt> {
  await markRefused(services.store, key, { at: services.now(), response: reason });
  return { fate: 'refused', reason };
}
