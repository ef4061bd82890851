import type { MailServices } from '../mail/services.ts';

/** Dependencies of the activities. */
export interface WorkerServices extends MailServices {
  /** Tells Temporal that the attempt goes on, so that one whose process has died is soon known. */
  heartbeat(): void;
  /** Number of the attempt, from 1. */
  attempt(): number;
}
