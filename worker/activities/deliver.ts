import { ApplicationFailure } from '@temporalio/common';
import type { Activities } from '../../engine/ports/activities.ts';
import type { PinnedCase } from '../mail/pinned-case.ts';
import { send } from '../mail/send.ts';
import type { WorkerServices } from './services.ts';

/** Sends one message. Fails while the mail server refuses it for now, so that Temporal retries; after `tryUntil` the message is refused for good. */
export const createDeliver =
  (
    services: WorkerServices,
    readCase: (id: string) => Promise<PinnedCase>,
  ): Activities['deliver'] =>
  async ({ case: id, message }) => {
    const attempt = await send(services, await readCase(id), message);
    if (attempt.fate === 'later') throw ApplicationFailure.retryable(attempt.reason, 'mail-later');
    return { ...attempt, endedAt: services.now() };
  };
