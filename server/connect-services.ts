import { connectTemporal } from '../platform/temporal/connection.ts';
import { searchAttributes } from '../engine/ports/search-attributes.ts';
import type { LongRetention } from '../platform/temporal/namespace-retention.ts';
import {
  searchAttributeProblems,
  type AttributeProblem,
} from '../platform/temporal/search-attributes.ts';
import { createExaminer, type Examiner } from './services/examiner.ts';
import type { ServerLog } from './services/server-log.ts';
import type { Catalog } from './services/catalog.ts';
import { createCaseRuns, type CaseRuns } from './services/case-runs.ts';
import { longRetention } from './services/long-retention.ts';
import { createCaseKeyWatch, type CaseKeyWatch } from './services/case-key-watch.ts';
import { anchorFileOf, verifyAnchorFile } from './services/anchor-file.ts';
import { lateAnchors } from './services/late-anchors.ts';
import type { CaseHistories } from './services/fixing.ts';
import { createMetrics, type Gauge } from './services/metrics.ts';
import type { Runner } from './services/runner.ts';
import { createTemporalRunner } from './services/temporal-runner.ts';
import { createWorkerKeys, withFittingKeys, type WorkerKeys } from './services/worker-keys.ts';
import type { ServerSetup } from './server-setup.ts';
import { waitBriefly } from './services/wait-briefly.ts';

/** Uses the client that was given, or connects one, which is then closed once no call is under way, or after a short time. */
export const connectServices = async ({
  config,
  client,
  store,
  now,
  log,
}: Omit<ServerSetup, 'log' | 'limits'> & {
  readonly log: ServerLog;
}): Promise<ConnectedServices> => {
  const { anchors } = config;
  const file = anchors && anchorFileOf(anchors);
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
    examiner: createExaminer({
      store,
      client: connected,
      now,
      keys: workerKeys,
      caseKeys,
      histories: runner,
      anchorFaults: file && (() => verifyAnchorFile(store, file)),
      lateAnchors: anchors && (() => lateAnchors(store, now(), anchors)),
      serving: () => runner.serving(),
      attributeProblems,
    }),
    metrics: createMetrics({ store, now, queues: () => runner.queues() }),
    close: () => waitBriefly(runner.settled().then(() => own?.close())),
  };
};

/** What asks Temporal. */
export interface ConnectedServices {
  readonly histories: CaseHistories;
  readonly runs: CaseRuns;
  readonly runner: Runner;
  readonly workerKeys: WorkerKeys;
  readonly caseKeys: CaseKeyWatch;
  readonly attributeProblems: () => Promise<readonly AttributeProblem[]>;
  /** What is wrong with how long Temporal keeps histories, now that cases are kept for as long as this catalog has it. */
  readonly retentionProblem: (catalog: Catalog) => Promise<LongRetention | undefined>;
  readonly examiner: Examiner;
  readonly metrics: () => Promise<readonly Gauge[]>;
  readonly close: () => Promise<void>;
}
