import { createCodec } from '../platform/codec/codec.ts';
import { caseCounts } from '../store/case-counts.ts';
import { createApp } from './app.ts';
import { remembered } from './services/remembered.ts';
import type { ServerLog } from './services/server-log.ts';
import { createActService } from './services/act-service.ts';
import type { Catalog } from './services/catalog.ts';
import type { RetentionService } from './services/retention-service.ts';
import type { ErasureService } from './services/erasure-service.ts';
import type { CaseService } from './services/case-service.ts';
import { anchorFileOf } from './services/anchor-file.ts';
import { fixByHistory } from './services/fixing.ts';
import { createVerifyService } from './services/verify-service.ts';
import type { Doctor } from './services/doctor.ts';
import { readHealth } from './services/health.ts';
import type { LedgerService } from './services/ledger-service.ts';
import { tellMended } from './services/tell-mended.ts';
import { createInterventionService } from './services/intervention-service.ts';
import { createKeyService } from './services/key-service.ts';
import type { WriteLetter } from './services/letters.ts';
import { createLinkService } from './services/link-service.ts';
import { createCompanyService } from './services/company-service.ts';
import { createUploadService, type UploadService } from './services/upload-service.ts';
import { defaultLimits } from './services/app-settings.ts';
import type { ConnectedServices } from './connect-services.ts';
import type { ServerSetup } from './server-setup.ts';

/** Pages and API over these services. */
export const createServerApp = (
  { config, store, limits, now }: ServerSetup,
  {
    catalog,
    runner,
    histories,
    workerKeys,
    caseKeys,
    attributeProblems,
    letters,
    ...parts
  }: AppParts,
) =>
  createApp({
    ...parts,
    settings: {
      publicUrl: config.server.baseUrl,
      zone: config.zone,
      apiKey: config.server.apiKey,
      temporalUi: config.server.temporalUi,
      trustProxy: config.server.trustProxy,
      limits,
    },
    now,
    company: createCompanyService(catalog, config.company),
    acts: createActService(store, runner, (id) =>
      fixByHistory({ store, histories, log: parts.log }, id),
    ),
    interventions: tellMended(
      createInterventionService({ store, runner, catalog, now }),
      parts.doctor.mended,
    ),
    keys: createKeyService({ store, apiKey: config.server.apiKey, now }),
    links: createLinkService(store, now, letters),
    uploads: uploadsFor({ config, store, limits, now }, parts.log),
    codec: createCodec(config.temporal.keys, store.sealing),
    records: createVerifyService({
      store,
      histories,
      anchors: config.anchors && anchorFileOf(config.anchors),
      mailed: config.anchors?.mail !== undefined,
    }),
    counts: (days) => caseCounts(store, days),
    health: remembered(
      () => readHealth({ store, now, runner, workerKeys, caseKeys, attributeProblems }),
      healthMs,
    ),
  });

const noFileSpace =
  'a file was refused: the disk is full, or all files that people have sent are as large as TIDINGS_FILE_SPACE allows; make room, raise it, or erase cases';

const uploadsFor = (
  { config: { fileSpace }, store, limits, now }: ServerSetup,
  log: ServerLog,
): UploadService =>
  createUploadService({
    store,
    now,
    room: {
      ofCase: limits?.caseFileBytes ?? defaultLimits.caseFileBytes,
      ofHouse: fileSpace,
    },
    full: () => log.error({ bytes: fileSpace }, noFileSpace),
  });

interface AppParts extends Omit<
  ConnectedServices,
  'runs' | 'close' | 'retentionProblem' | 'examiner'
> {
  readonly doctor: Doctor;
  readonly erasures: ErasureService;
  readonly retention: RetentionService;
  readonly cases: CaseService;
  readonly letters: WriteLetter;
  readonly catalog: Catalog;
  readonly ledger: LedgerService;
  readonly log: ServerLog;
}

/** Whoever asks for `readyz` again and again costs database and Temporal nothing. */
const healthMs = 1_000;
