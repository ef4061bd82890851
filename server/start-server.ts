import type { Config } from '../platform/settings/config.ts';
import { settingWarnings } from '../platform/settings/setting-warnings.ts';
import { createLog } from '../platform/log/log.ts';
import { keepDoing } from '../platform/process/keep-doing.ts';
import { listen } from './http/listen.ts';
import { remembered } from './services/remembered.ts';
import type { ServerLog } from './services/server-log.ts';
import { createCaseService } from './services/case-service.ts';
import { createRetentionService } from './services/retention-service.ts';
import { refuseLongRetention } from './services/long-retention.ts';
import { startRetentionSweep } from './services/retention-sweep.ts';
import { withRetentionTroubles } from './services/with-retention-troubles.ts';
import { createErasureService } from './services/erasure-service.ts';
import { createLetters } from './services/letters.ts';
import type { CaseService } from './services/case-service.ts';
import { createDoctor } from './services/doctor.ts';
import { troubleDetailText } from '../wording/trouble-detail.ts';
import { keepExamining } from './services/keep-examining.ts';
import { tellStandstill } from './services/tell-standstill.ts';
import { startAnchoring } from './services/anchoring.ts';
import { startFeedWork } from './services/feed-work.ts';
import { keepErased } from './services/erased-workflows.ts';
import { startUploadSweep } from './services/upload-sweep.ts';
import { syncDirectory } from './services/directory-sync.ts';
import { createFolderCatalog } from './services/folder-catalog.ts';
import { createLedgerService } from './services/ledger-service.ts';
import type { WorkerKeys } from './services/worker-keys.ts';
import { connectServices, type ConnectedServices } from './connect-services.ts';
import { createServerApp } from './create-server-app.ts';
import type { ServerSetup } from './server-setup.ts';
import { waitBriefly } from './services/wait-briefly.ts';

export interface RunningServer {
  readonly url: string;
  stop(): Promise<void>;
}

const resumeEveryMs = 15_000;
const retentionMs = 20_000;

/** Starts pages and API in this process. The caller closes the store. */
export const startServer = async (setup: ServerSetup): Promise<RunningServer> => {
  const { config, store, now } = setup;
  const log = setup.log ?? createLog(config.log);
  const connected = await connectServices({ ...setup, log });
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
    const letters = createLetters(config.company);
    const cases = createCaseService({ store, runner, catalog, publicUrl, log, now, letters });
    const { runs } = connected;
    const erasures = createErasureService({ store, runs, now, mailFolder: setup.mailFolder });
    const retention = createRetentionService({ store, catalog, erasures, now, log });
    const sweep = startRetentionSweep({ store, retention, now, log });
    stops.push(() => waitBriefly(sweep.stop()));
    const examiner = withRetentionTroubles(connected.examiner, sweep, retentionFault);
    const doctor = createDoctor(store, examiner);
    const own = { doctor, cases, letters, catalog, erasures, retention, ledger, log };
    const app = createServerApp(setup, { ...connected, ...own });
    const { port, stop: close } = await listen(app, config.server);
    stops.push(close, keepResuming(cases, log, workerKeys));
    stops.push(...(await startRecordWork(setup, connected, log)));
    await warnOfAttributes(connected, log);
    await connected.caseKeys.losses();
    const told = tellStandstill(doctor, log);
    const stopExamining = keepExamining(doctor, log);
    stops.push(
      () => waitBriefly(told),
      () => waitBriefly(stopExamining()),
    );
    return { url: config.server.port === 0 ? ownUrl(config, port) : publicUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** What recurs about what is on record. Returns how to stop each. */
const startRecordWork = async (
  { config, store, now }: ServerSetup,
  { histories, runs }: ConnectedServices,
  log: ServerLog,
): Promise<readonly (() => Promise<void>)[]> => {
  const stopFeedWork = await startFeedWork({ store, histories, log });
  const stopDeleting = keepErased({ store, histories, runs, log });
  return [
    () => waitBriefly(stopFeedWork()),
    startUploadSweep({ store, now, log }),
    () => waitBriefly(stopDeleting()),
    ...(config.anchors
      ? [startAnchoring({ store, config, anchors: config.anchors, now, log })]
      : []),
  ];
};

const ownUrl = ({ server }: Config, port: number): string => `http://${server.host}:${port}`;

/** Said before anybody starts a case: each would fail. */
const warnOfAttributes = async (
  { attributeProblems }: ConnectedServices,
  log: ServerLog,
): Promise<void> => {
  const problems = await attributeProblems();
  if (problems.length > 0)
    log.error(
      { problems: troubleDetailText({ kind: 'attributes', problems }, 'en') },
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
