import type { PayloadCodec } from '@temporalio/common';
import type { ServerLog } from './server-log.ts';
import type { AppSettings } from './app-settings.ts';
import type { ActService } from './act-service.ts';
import type { CaseService } from './case-service.ts';
import type { CompanyService } from './company-service.ts';
import type { Doctor } from './doctor.ts';
import type { ErasureService } from './erasure-service.ts';
import type { LedgerService } from './ledger-service.ts';
import type { InterventionService } from './intervention-service.ts';
import type { KeyService } from './key-service.ts';
import type { Gauge } from './metrics.ts';
import type { LinkService } from './link-service.ts';
import type { RetentionService } from './retention-service.ts';
import type { UploadService } from './upload-service.ts';
import type { VerifyService } from './verify-service.ts';
import type { CaseCount, CountedDays } from '../../store/case-counts.ts';
import type { RelayRefusal } from '../../store/relay.ts';
import type { Instant } from '../../engine/model/base.ts';

/** Dependencies of the routes, which reach the database and Temporal through these services alone. */
export interface ServerServices {
  readonly settings: AppSettings;
  readonly log: ServerLog;
  /** The clock by which a task is open or late, and a day can still be chosen. */
  readonly now: () => Instant;
  readonly company: CompanyService;
  readonly cases: CaseService;
  readonly acts: ActService;
  readonly interventions: InterventionService;
  readonly erasures: ErasureService;
  readonly retention: RetentionService;
  readonly doctor: Doctor;
  readonly ledger: LedgerService;
  readonly records: VerifyService;
  readonly keys: KeyService;
  /** How often what has happened in cases, as far as it is fixed. */
  readonly counts: (days: CountedDays) => Promise<readonly CaseCount[]>;
  readonly links: LinkService;
  /** What monitoring watches. */
  readonly metrics: () => Promise<readonly Gauge[]>;
  readonly uploads: UploadService;
  readonly health: () => Promise<Health>;
  /** Decodes Temporal's payloads for operators. */
  readonly codec: PayloadCodec;
}

export interface Health {
  readonly database: boolean;
  readonly temporal: boolean;
  /** Server and workers can read what the other encrypts. */
  readonly keys: boolean;
  /** At least one of the cases that have begun and are open can be read, if there are any. */
  readonly caseKeys: boolean;
  /** Temporal has the search attributes that workflows set. */
  readonly searchAttributes: boolean;
  /** Since when and why the mail server refuses us, if it does: mails wait, everything else goes on. */
  readonly mail?: RelayRefusal;
}
