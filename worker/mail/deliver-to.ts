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
import { forgetText } from '../../store/undelivered-texts.ts';
import { keepUndelivered } from './keep-text.ts';
import type { MailServices } from './services.ts';
import type { SmtpResult } from './smtp-result.ts';
import type { PinnedCase } from './pinned-case.ts';
import type { Recipient } from './recipients.ts';
import { writeMail } from './write.ts';

/**
 * Attempts once to send one message to one person. The result of an earlier attempt is looked up first: an outcome whose text may have
 * left is never sent again, but comes back as `unknown`, and a person is asked to find out. What the mail says is kept for that person until
 * it has been accepted.
 */
export async function deliverTo(
  services: MailServices,
  pinnedCase: PinnedCase,
  message: Message,
  recipient: Recipient,
): Promise<DeliveryAttempt> {
  const attempt = await attemptTo(services, pinnedCase, message, recipient);
  const { person, at } = recipient;
  const key: DeliveryKey = { case: pinnedCase.id, message: message.id, person };
  if (attempt.fate === 'accepted') await forgetText(services.store, key);
  else if (at !== undefined) await keepUndelivered(services, pinnedCase, message, at);
  return attempt;
}

async function attemptTo(
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
  return await sendMail(services, { pinnedCase, message, to: at, key });
}

interface DeliveryJob {
  readonly pinnedCase: PinnedCase;
  readonly message: Message;
  readonly to: Addressee;
  readonly key: DeliveryKey;
}

async function sendMail(
  services: MailServices,
  { pinnedCase, message, to, key }: DeliveryJob,
): Promise<DeliveryAttempt> {
  const mail = await writeMail(services, pinnedCase, message, to);
  if ('reason' in mail) return await refuse(services, key, mail.reason);
  let claimed = false;
  try {
    const result = await services.mailer.send(mail, async () => {
      await claimTransmission(services, key, message);
      claimed = true;
    });
    if (result.kind === 'temporary' && claimed) await release(services, key, result.reason);
    const attempt = await recordResult(services, key, message, result);
    await services.relay(mail.messageId, result);
    return attempt;
  } catch (error) {
    if (error instanceof OvertakenError) return error.attempt;
    throw error;
  }
}

/** Thrown before the text leaves: another attempt was first. */
class OvertakenError extends Error {
  readonly attempt: DeliveryAttempt;

  constructor(attempt: DeliveryAttempt) {
    super('overtaken by another attempt');
    this.attempt = attempt;
  }
}

/** Stores that the text is about to leave. Throws when another attempt has stored that before. */
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

/** The result that follows from the stored state, if any does. */
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

async function recordResult(
  services: MailServices,
  key: DeliveryKey,
  message: Message,
  result: SmtpResult,
): Promise<DeliveryAttempt> {
  if (result.kind === 'accepted') {
    const at = services.now();
    await markAccepted(services.store, key, { at, response: result.response });
    return { fate: 'accepted', at };
  }
  const { kind, reason } = result;
  if (kind === 'permanent') return await refuse(services, key, reason);
  return kind === 'unknown' && isOutcome(message.class)
    ? unknownAttempt
    : { fate: 'later', reason };
}

/** Undoes the claim of this attempt; without one, another attempt may be transmitting. */
const release = (services: MailServices, key: DeliveryKey, response: string): Promise<void> =>
  markDeferred(services.store, key, { at: services.now(), response });

async function refuse(
  services: MailServices,
  key: DeliveryKey,
  reason: string,
): Promise<DeliveryAttempt> {
  await markRefused(services.store, key, { at: services.now(), response: reason });
  services.report({ code: 'mail-refused', case: key.case, message: key.message, reason });
  return { fate: 'refused', reason };
}
