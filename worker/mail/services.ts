import type { Store } from '../../store/database.ts';
import type { Instant } from '../../engine/model/base.ts';
import type { Renderer } from '../../rendering/render.ts';
import type { Mailer } from './smtp.ts';
import type { Report } from './report.ts';
import type { RelayWatch } from './relay-watch.ts';

/** Dependencies of sending mails. */
export interface MailServices {
  readonly store: Store;
  readonly mailer: Mailer;
  readonly renderer: Renderer;
  readonly sender: Sender;
  readonly relay: RelayWatch;
  readonly report: Report;
  /** The clock of the case: Temporal's, which in virtual time is not the machine's. */
  now(): Instant;
}

/** In whose name mails leave, and where their links lead. */
export interface Sender {
  /** `HR team <hr@example.com>`, or an address alone; its domain names the messages too. */
  readonly from: string;
  readonly company: string;
  /** Where people reach the server, e.g. `https://tidings.example.com`. */
  readonly baseUrl: string;
}
