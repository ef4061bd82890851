import type { Store } from '../store/database.ts';
import type { Renderer } from './mail/render.ts';
import type { Mailer } from './mail/smtp.ts';
import type { Instant } from '../engine/model/base.ts';

/** What the activities work with. */
export interface WorkerServices {
  readonly store: Store;
  readonly mailer: Mailer;
  readonly renderer: Renderer;
  readonly sender: Sender;
  /** The clock of the case: Temporal's, which in virtual time is not the machine's. */
  now(): Instant;
  /** Tells Temporal that the attempt goes on, so that one whose process has died is soon known. */
  heartbeat(): void;
}

/** In whose name mails leave, and where their links lead. */
export interface Sender {
  /** `HR team <hr@example.com>`; its domain names the messages too. */
  readonly from: string;
  readonly company: string;
  /** Where people reach the server, e.g. `https://tidings.example.com`. */
  readonly baseUrl: string;
}
