import type { PayloadCodec } from '@temporalio/common';
import type { ServerLog } from './server-log.ts';
import type { AppSettings } from './app-settings.ts';
import type { ActService } from './act-service.ts';
import type { CaseService } from './case-service.ts';
import type { LinkService } from './link-service.ts';
import type { UploadService } from './upload-service.ts';
import type { Instant } from '../../engine/model/base.ts';

/** What the routes call. None of them talks to the database or to Temporal by itself. */
export interface ServerServices {
  readonly settings: AppSettings;
  readonly log: ServerLog;
  /** The clock by which pages and checks say what is open, late or still to choose. */
  readonly now: () => Instant;
  readonly cases: CaseService;
  readonly acts: ActService;
  readonly links: LinkService;
  readonly uploads: UploadService;
  readonly health: () => Promise<Health>;
  /** Makes what Temporal stores readable to operators. */
  readonly codec: PayloadCodec;
}

export interface Health {
  readonly database: boolean;
  readonly temporal: boolean;
}
