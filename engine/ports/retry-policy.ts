import type { DeliveryOutcome } from '../model/message.ts';

/**
 * How a message that the mail server refuses for now is retried: after pauses that double
 * (exponential backoff), until its `tryUntil`.
 */
export const retryPolicy = { firstPauseMs: 10_000, longestPauseMs: 300_000 } as const;

/** The outcome when no further attempt would be in time. */
export const retriesExpired: DeliveryOutcome = {
  fate: 'refused',
  reason: 'the mail server refused it until the time to try was over',
};
