import type { Client } from '@temporalio/client';
import type { Config } from '../platform/settings/config.ts';
import type { Store } from '../store/database.ts';
import type { ServerLog } from './services/server-log.ts';
import type { Limits } from './services/app-settings.ts';
import type { Instant } from '../engine/model/base.ts';

export interface ServerSetup {
  readonly config: Config;
  readonly store: Store;
  readonly now: () => Instant;
  /** Without a client the server connects by itself. */
  readonly client?: Client | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly log?: ServerLog | undefined;
  /** Where the embedded stack keeps its mails: erasing a case removes those of it. */
  readonly mailFolder?: string | undefined;
}
