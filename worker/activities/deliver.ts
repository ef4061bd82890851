import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import type { Activities } from '../../engine/ports/activities.ts';
import { combineAttempts, combineFinally } from '../../engine/ports/delivery-attempt.ts';
import { retryPolicy } from '../../engine/ports/retry-policy.ts';
import type { Message } from '../../engine/model/message.ts';
import type { PinnedCase } from '../mail/pinned-case.ts';
import { send } from '../mail/send.ts';
import type { WorkerServices } from './services.ts';

/**
 * Sends one message again, from the first pause on. Fails while the mail server refuses it for now, so that Temporal retries, unless
 * somebody has been refused for good
 * meanwhile. The last attempt before `tryUntil` is final: whoever has the message by then keeps it on record.
 */
export const createDeliver =
  (
    services: WorkerServices,
    readCase: (id: string) => Promise<PinnedCase>,
  ): Activities['deliver'] =>
  async ({ case: id, message, refused: known = [] }) => {
    if (isTooEarly(services, message)) throw mailLater('the first pause');
    const attempts = await send(services, await readCase(id), message);
    const attempt = combineAttempts(attempts);
    const endedAt = services.now();
    if (attempt.fate !== 'later') return { ...attempt, endedAt };
    if (endedAt + pauseAfter(services.attempt()) >= message.tryUntil)
      return { ...combineFinally(attempts), endedAt };
    const { refused = [], reason } = attempt;
    if (refused.length > known.length) return { fate: 'later', refused, endedAt };
    throw mailLater(reason);
  };

/** Benign to Temporal, which would otherwise log every attempt with its stack: that the mail server refuses us is logged once, by whoever watches it. */
const mailLater = (reason: string): ApplicationFailure =>
  ApplicationFailure.create({
    message: reason,
    type: 'mail-later',
    category: ApplicationFailureCategory.BENIGN,
  });

/** An attempt was made just before the message came here: the first is passed over, if a pause leaves time for another. */
const isTooEarly = (services: WorkerServices, { tryUntil }: Message): boolean =>
  services.attempt() === 1 && services.now() + pauseAfter(1) < tryUntil;

/** How long Temporal waits after an attempt, counted from 1. */
const pauseAfter = (attempt: number): number =>
  Math.min(retryPolicy.firstPauseMs * 2 ** (attempt - 1), retryPolicy.longestPauseMs);
