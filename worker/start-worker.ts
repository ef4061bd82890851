import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Activities } from '../engine/ports/activities.ts';
import { queues } from '../engine/ports/queues.ts';
import type { Config } from '../platform/settings/config.ts';
import { createLog, type Log } from '../platform/log/log.ts';
import { keyMarkOf } from '../platform/codec/key-mark.ts';
import { searchAttributes } from '../engine/ports/search-attributes.ts';
import { searchAttributeProblems } from '../platform/temporal/search-attributes.ts';
import { connectionOptions } from '../platform/temporal/connection.ts';
import type { Store } from '../store/database.ts';
import { findLostKeys, lostKeysLine } from '../store/lost-keys.ts';
import { lossesText } from '../wording/lost-keys.ts';
import { troubleDetailText } from '../wording/trouble-detail.ts';
import { activityContext, onCaseClock } from './activity-context.ts';
import { createActivities } from './activities/index.ts';
import { createRenderer } from '../rendering/render.ts';
import { workerConverterOf } from './data-converter.ts';
import { createMailer } from './mail/smtp.ts';
import { watchRelay } from './mail/relay-watch.ts';
import { incidentLines, levelOf, type Incident } from './mail/report.ts';
import type { MailServices } from './mail/services.ts';
import { tellDutyOfficer } from './mail/stop-notices.ts';
import { databaseTime } from '../store/stop-notices.ts';
import { minuteMs } from '../engine/time/units.ts';
import { keepDoing } from '../platform/process/keep-doing.ts';
import { requireRetention } from './require-retention.ts';
import { installRuntime } from './temporal-log.ts';

/** Which task queues a process serves. */
export type WorkerRole = 'all' | 'workflows' | 'mail';

export interface WorkerSetup {
  /** Without the folder of the definitions, how long Temporal keeps histories is not compared with them. */
  readonly config: Pick<Config, 'company' | 'log' | 'mail' | 'server' | 'temporal'> &
    Partial<Pick<Config, 'definitions'>>;
  readonly store: Store;
  readonly role: WorkerRole;
  /** Path of the bundle of workflows made at build time; without it they are bundled from their folder. */
  readonly workflowBundle?: string;
}

export interface RunningWorker {
  /** Shuts down; tasks under way get some seconds to end. */
  stop(): Promise<void>;
  /** Rejects when the worker has failed by itself. */
  readonly failed: Promise<never>;
}

/** Starts the workers of one process. Throws when Temporal cannot be reached. */
export async function startWorker(setup: WorkerSetup): Promise<RunningWorker> {
  const { config, role } = setup;
  // The sandbox leaks the machine's zone into workflows.
  process.env['TZ'] = 'UTC';
  const log = createLog(config.log);
  installRuntime(log);
  const connection = await connect(config.temporal);
  await requireNamespace(connection, setup);
  await warnOfLostKeys(setup.store, log);
  const mail = mailPartsOf(setup, log);
  const telling = role === 'workflows' ? undefined : keepTelling(mail, log);
  const release = async () => {
    await telling?.();
    mail.mailer.close();
    await connection.close();
  };
  try {
    const common = { ...shared, connection, ...temporalOptions(setup) };
    const activities = createActivities({ ...mail, ...activityContext });
    const workers = await Promise.all([
      ...(role === 'mail'
        ? []
        : [
            Worker.create({
              ...common,
              ...workflowOptions(setup),
              activities: localActivities(activities),
            }),
          ]),
      ...(role === 'workflows'
        ? []
        : [
            Worker.create({
              ...common,
              ...mailOptions,
              activities: mailActivities(activities, connection),
            }),
          ]),
    ]);
    return run(workers, release);
  } catch (error) {
    await release();
    throw error;
  }
}

/** One of each in a process: what the relay is seen to do to any mail holds for all. */
function mailPartsOf({ config, store }: WorkerSetup, log: Log): Omit<MailServices, 'now'> {
  const report = (incident: Incident): void =>
    log[levelOf(incident)]({ ...incident }, incidentLines[incident.code]);
  return {
    store,
    mailer: createMailer({ url: config.mail.smtpUrl }),
    report,
    relay: watchRelay({ store, report, now: Date.now }),
    renderer: createRenderer(),
    sender: {
      from: config.mail.from,
      company: config.company,
      baseUrl: config.server.baseUrl,
    },
  };
}

/** Whoever sends mails also tells the duty officer what is stopped. */
const keepTelling = (mail: Omit<MailServices, 'now'>, log: Log): (() => Promise<void>) =>
  keepDoing(
    async () => {
      const at = await databaseTime(mail.store);
      await tellDutyOfficer({ ...mail, now: () => at });
    },
    (error) => log.warn({ err: error }, 'the duty officer could not be told what is stopped'),
    { everyMs: minuteMs },
  );

async function connect(temporal: Config['temporal']): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect(connectionOptions(temporal));
  } catch (cause) {
    const { address } = temporal;
    throw new Error(`cannot reach Temporal at ${address}; start it, or correct its address`, {
      cause,
    });
  }
}

/** Said before any work is taken; whoever is refused leaves no connection open. */
async function requireNamespace(
  connection: NativeConnection,
  { config: { temporal, definitions }, role }: WorkerSetup,
): Promise<void> {
  try {
    if (role !== 'mail') await requireAttributes(connection, temporal);
    if (definitions !== undefined)
      await requireRetention(connection, temporal.namespace, definitions);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** Whoever carries out workflows without them fails each, again and again. */
async function requireAttributes(
  connection: NativeConnection,
  { namespace }: Config['temporal'],
): Promise<void> {
  const problems = await searchAttributeProblems(connection, namespace, searchAttributes);
  if (problems.length === 0) return;
  throw new Error(
    `the search attributes of Temporal's namespace "${namespace}" are not as they must be (${troubleDetailText({ kind: 'attributes', problems }, 'en')}); register them as docker-compose.yml does`,
  );
}

/** Said before it takes any case: of these it can carry on none. */
async function warnOfLostKeys(store: Store, log: Log): Promise<void> {
  const why = lossesText((await findLostKeys(store)).lost);
  if (why !== '') log.error({ why }, lostKeysLine);
}

const localActivities = (all: Activities) => ({ journal: all.journal.bind(all) });
const mailActivities = (all: Activities, connection: NativeConnection) => {
  const withClock = onCaseClock(connection);
  return { perform: withClock(all.perform.bind(all)), deliver: withClock(all.deliver.bind(all)) };
};

function run(workers: readonly Worker[], release: () => Promise<void>): RunningWorker {
  const runs = workers.map((worker) => worker.run());
  const failed = new Promise<never>((_resolve, reject) => {
    for (const one of runs) one.catch(reject);
  });
  failed.catch(() => undefined);
  return {
    failed,
    async stop() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await Promise.allSettled(runs);
      await release();
    },
  };
}

const temporalOptions = ({
  config: { temporal },
  store,
}: WorkerSetup): Pick<WorkerOptions, 'namespace' | 'dataConverter' | 'identity'> => ({
  namespace: temporal.namespace,
  identity: `${process.pid}@${hostname()} ${keyMarkOf(temporal.keys)}`,
  dataConverter: workerConverterOf(temporal, store.sealing),
});

const shared = {
  shutdownGraceTime: '10s',
  shutdownForceTime: '15s',
} as const;

const autoscaling = { type: 'autoscaling' } as const;

const workflowOptions = ({ workflowBundle }: WorkerSetup) =>
  ({
    taskQueue: queues.workflows,
    enableNonLocalActivities: false,
    maxCachedWorkflows: 1000,
    // So long a task waits for a worker whose cache is lost in a crash; approvers would notice the default of 10 s.
    stickyQueueScheduleToStartTimeout: '2s',
    workflowTaskPollerBehavior: autoscaling,
    ...(workflowBundle === undefined
      ? { workflowsPath: fileURLToPath(new URL('../workflows', import.meta.url)) }
      : { workflowBundle: { codePath: workflowBundle } }),
  }) satisfies Partial<WorkerOptions>;

const mailOptions = {
  taskQueue: queues.mail,
  maxConcurrentActivityTaskExecutions: 50,
  activityTaskPollerBehavior: autoscaling,
} satisfies Partial<WorkerOptions>;
