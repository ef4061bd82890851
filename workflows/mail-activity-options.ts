import type { ActivityOptions } from '@temporalio/workflow';
import { queues } from '../engine/ports/queues.ts';

/** How the activities of the mail queue are carried out. No limit on attempts: a store that is down makes a case late, never wrong. */
export const mailActivityOptions = {
  taskQueue: queues.mail,
  startToCloseTimeout: '2m',
  // A process that has died is known by its missing heartbeats, and another one goes on.
  heartbeatTimeout: '10s',
  // People wait for what they were asked, behind an outage for a minute at most.
  retry: { initialInterval: '1s', maximumInterval: '1m' },
  // A message that is just being transmitted is waited for; one that waits for its next attempt is cancelled at once.
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
} as const satisfies ActivityOptions;
