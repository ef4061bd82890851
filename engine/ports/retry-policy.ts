import type { DeliveryOutcome } from '../model/message.ts';

/** How a message that the mail server refuses for now is tried again: at once, then after pauses that double, until its time is over. */
export const retryPolicy = { firstPauseMs: 10_000, longestPauseMs: 300_000 } as const;

/** What it comes to when no further try would be in time. */
export const retriesExpired: DeliveryOutcome = {
  fate: 'refused',
  reason: 'the mail server refused it until the time to try was over',
};
