import type { Client } from '@temporalio/client';
import type { Config } from '../platform/settings/config.ts';
import { createCodec } from '../platform/codec/codec.ts';
import { settingWarnings } from '../platform/settings/setting-warnings.ts';
import { createLog } from '../platform/log/log.ts';
import { keepDoing } from '../platform/process/keep-doing.ts';
import { connectTemporal } from '../platform/temporal/connection.ts';
import { caseCounts } from '../store/case-counts.ts';
import { searchAttributes } from '../engine/ports/search-attributes.ts';
import { searchAttributeProblems } from '../platform/temporal/search-attributes.ts';
import { createDoctor, type Doctor } from './services/doctor.ts';
import type { Store } from '../store/database.ts';
import { createApp } from './app.ts';
import { listen } from './http/listen.ts';
import { remembered } from './services/remembered.ts';
import type { ServerLog } from './services/server-log.ts';
import { createActService } from './services/act-service.ts';
import { answerWithin } from './services/answer-within.ts';
import { createCaseService } from './services/case-service.ts';
import type { Catalog } from './services/catalog.ts';
import { createCaseRuns, type CaseRuns } from './services/case-runs.ts';
import { createRetentionService, type RetentionService } from './services/retention-service.ts';
import { longRetention, refuseLongRetention } from './services/long-retention.ts';
import { startRetentionSweep } from './services/retention-sweep.ts';
import { withRetentionTroubles } from './services/with-retention-troubles.ts';
import { createErasureService, type ErasureService } from './services/erasure-service.ts';
import { createCaseKeyWatch, type CaseKeyWatch } from './services/case-key-watch.ts';
import type { CaseService } from './services/case-service.ts';
import { verifyAnchorFile } from './services/anchor-file.ts';
import { tellStandstill } from './services/tell-standstill.ts';
import { startAnchoring } from './services/anchoring.ts';
import { createVerifyService } from './services/verify-service.ts';
import type { CaseHistories } from './services/fixing.ts';
import { startFeedWork } from './services/feed-work.ts';
import { startUploadSweep } from './services/upload-sweep.ts';
import { syncDirectory } from './services/directory-sync.ts';
import { readHealth } from './services/health.ts';
import { createFolderCatalog } from './services/folder-catalog.ts';
import { createLedgerService, type LedgerService } from './services/ledger-service.ts';
import { createInterventionService } from './services/intervention-service.ts';
import { createKeyService } from './services/key-service.ts';
import { createLinkService } from './services/link-service.ts';
import { createMetrics, type Gauge } from './services/metrics.ts';
import type { Runner } from './services/runner.ts';
import { createTemporalRunner } from './services/temporal-runner.ts';
import { createWorkerKeys, withFittingKeys, type WorkerKeys } from './services/worker-keys.ts';
import { createUploadService } from './services/upload-service.ts';
import { defaultLimits, type Limits } from './services/app-settings.ts';
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

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

const resumeEveryMs = 15_000;
/** Whoever asks for `readyz` again and again costs database and Temporal nothing. */
const healthMs = 1_000;
const retentionMs = 20_000;
const closeGraceMs = 500;

/** Starts pages and API in this process. The caller closes the store. */
export const startServer = async (setup: ServerSetup): Promise<RunningServer> => {
  const { config, store, now } = setup;
  const log = setup.log ?? createLog(config.log);
  const connected = await connect({ ...setup, log });
  const { runner, workerKeys, close: disconnect } = connected;
  const stops: (() => Promise<void> | void)[] = [disconnect];
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const rewrapped = await store.sealing.rewrap();
    if (rewrapped > 0)
      log.info({ rewrapped }, 'keys of cases are wrapped with the active payload key');
    for (const warning of settingWarnings(config)) log.warn({}, warning);
    const ledger = createLedgerService(store, now);
    const catalog = createFolderCatalog(config, (hash) => ledger.definitionsRead(hash));
    stops.push(await syncDirectory({ store, catalog, definitions: config.definitions, log }));
    const retentionFault = remembered(() => connected.retentionProblem(catalog), retentionMs);
    await refuseLongRetention(retentionFault);
    const publicUrl = config.server.baseUrl;
    const cases = createCaseService({ store, runner, catalog, publicUrl, log, now });
    const { runs } = connected;
    const erasures = createErasureService({ store, runs, now, mailFolder: setup.mailFolder });
    const retention = createRetentionService({ store, catalog, erasures, now, log });
    const sweep = startRetentionSweep({ store, retention, now, log });
    stops.push(() => waitBriefly(sweep.stop()));
    const doctor = withRetentionTroubles(connected.doctor, sweep, retentionFault);
    const { port, stop: close } = await listen(
      appOf(setup, { ...connected, doctor, cases, catalog, erasures, retention, ledger, log }),
      config.server,
    );
    stops.push(close, keepResuming(cases, log, workerKeys));
    const stopFeedWork = await startFeedWork({ store, histories: connected.histories, log });
    stops.push(() => waitBriefly(stopFeedWork()));
    stops.push(startUploadSweep({ store, now, log }));
    const { anchors } = config;
    if (anchors) stops.push(startAnchoring({ store, anchors, now, log }));
    await warnOfAttributes(connected, log);
    await connected.caseKeys.losses();
    const told = tellStandstill(connected.doctor, log);
    stops.push(() => waitBriefly(told));
    return { url: config.server.port === 0 ? ownUrl(config, port) : publicUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Uses the client that was given, or connects one, which is then closed once no call is under way, or after a short time. */
const connect = async ({
  config,
  client,
  store,
  now,
  log,
}: Omit<ServerSetup, 'log' | 'limits'> & { readonly log: ServerLog }): Promise<Connected> => {
  const { anchors } = config;
  const own = client ? undefined : await connectTemporal(config.temporal, store.sealing);
  const connected = client ?? own?.client;
  if (connected === undefined) throw new TypeError('neither a client nor a connection');
  const runner = createTemporalRunner(connected);
  const workerKeys = createWorkerKeys({
    workers: () => runner.workers(),
    keys: config.temporal.keys,
    log,
  });
  const caseKeys = createCaseKeyWatch(store, log);
  const attributeProblems = () =>
    searchAttributeProblems(connected.connection, connected.options.namespace, searchAttributes);
  return {
    histories: runner,
    runs: createCaseRuns(connected),
    runner: withFittingKeys(runner, workerKeys),
    workerKeys,
    caseKeys,
    attributeProblems,
    retentionProblem: (catalog) => longRetention(connected, catalog),
    doctor: createDoctor({
      store,
      client: connected,
      now,
      keys: workerKeys,
      caseKeys,
      histories: runner,
      anchorFaults: anchors && (() => verifyAnchorFile(store, anchors)),
      serving: () => runner.serving(),
      attributeProblems,
    }),
    metrics: createMetrics({ store, now, queues: () => runner.queues() }),
    close: () => waitBriefly(runner.settled().then(() => own?.close())),
  };
};

interface Connected {
  readonly histories: CaseHistories;
  readonly runs: CaseRuns;
  readonly runner: Runner;
  readonly workerKeys: WorkerKeys;
  readonly caseKeys: CaseKeyWatch;
  readonly attributeProblems: () => Promise<readonly string[]>;
  /** What is wrong with how long Temporal keeps histories, now that cases are kept for as long as this catalog has it. */
  readonly retentionProblem: (catalog: Catalog) => Promise<string | undefined>;
  readonly doctor: Doctor;
  readonly metrics: () => Promise<readonly Gauge[]>;
  readonly close: () => Promise<void>;
}

const waitBriefly = (done: Promise<void>): Promise<void> =>
  answerWithin(closeGraceMs, done, () => undefined);

const ownUrl = ({ server }: Config, port: number): string => `http://${server.host}:${port}`;

interface AppParts extends Omit<Connected, 'runs' | 'close' | 'retentionProblem'> {
  readonly erasures: ErasureService;
  readonly retention: RetentionService;
  readonly cases: CaseService;
  readonly catalog: Catalog;
  readonly ledger: LedgerService;
  readonly log: ServerLog;
}

const appOf = (
  { config, store, limits, now }: ServerSetup,
  { catalog, runner, histories, workerKeys, caseKeys, attributeProblems, ...parts }: AppParts,
) =>
  createApp({
    ...parts,
    settings: {
      publicUrl: config.server.baseUrl,
      company: config.company,
      zone: config.zone,
      apiKey: config.server.apiKey,
      temporalUi: config.server.temporalUi,
      trustProxy: config.server.trustProxy,
      limits,
    },
    now,
    acts: createActService(store, runner),
    interventions: createInterventionService({ store, runner, catalog, now }),
    keys: createKeyService({ store, apiKey: config.server.apiKey, now }),
    links: createLinkService(store, now),
    uploads: createUploadService({
      store,
      now,
      room: {
        ofCase: limits?.caseFileBytes ?? defaultLimits.caseFileBytes,
        ofHouse: config.fileSpace,
      },
      full: () => parts.log.error({ bytes: config.fileSpace }, noFileSpace),
    }),
    codec: createCodec(config.temporal.keys, store.sealing),
    records: createVerifyService({ store, histories, anchors: config.anchors }),
    counts: (days) => caseCounts(store, days),
    health: remembered(
      () => readHealth({ store, runner, workerKeys, caseKeys, attributeProblems }),
      healthMs,
    ),
  });

const noFileSpace =
  'a file was refused: the disk is full, or all files that people have sent are as large as TIDINGS_FILE_SPACE allows; make room, raise it, or erase cases';

/** Said before anybody starts a case: each would fail. */
const warnOfAttributes = async (
  { attributeProblems }: Connected,
  log: ServerLog,
): Promise<void> => {
  const problems = await attributeProblems();
  if (problems.length > 0)
    log.error(
      { problems },
      'no case can be carried out: search attributes are not as they must be',
    );
};

/** Starts the workflows of cases that a crash or an outage of Temporal has left without one, now and at intervals. Returns how to stop. */
const keepResuming = (
  cases: CaseService,
  log: ServerLog,
  keys: WorkerKeys,
): (() => Promise<void>) => {
  const stop = keepDoing(
    async () => {
      // Said here even if nobody starts a case.
      await keys.misfit();
      await cases.resume();
    },
    (error) => log.warn({ err: error }, 'waiting cases could not be started'),
    { everyMs: resumeEveryMs },
  );
  // A start that hangs because Temporal is away is repeated after the next start of the server.
  return () => waitBriefly(stop());
};
