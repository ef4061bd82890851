import type { MailServices } from '../mail/services.ts';

/** Dependencies of the activities. */
export interface WorkerServices extends MailServices {
  /** Tells Temporal that the attempt goes on, so that one whose process has died is soon known. */
  heartbeat(): void;
  /** Writes an incident into the log, by its code; nothing personal. */
  report(code: 'journal-differs', about: { readonly case: string; readonly seq: number }): void;
  /** Number of the attempt, from 1. */
  attempt(): number;
}
