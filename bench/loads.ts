import { NativeConnection } from '@temporalio/worker';
import type { Activities } from '../engine/ports/activities.ts';
import { createCase } from '../store/cases.ts';
import { openStore, type Store } from '../store/database.ts';
import { append } from '../store/journal.ts';
import { replaceDirectory } from '../store/people.ts';
import { pin } from '../store/pins.ts';
import { createRenderer } from '../rendering/render.ts';
import { createMailer } from '../worker/mail/smtp.ts';
import { startWorker } from '../worker/start-worker.ts';
import { installRuntime } from '../worker/temporal-log.ts';
import { createLog } from '../platform/log/log.ts';
import { createHandActivities } from './by-hand/activities.ts';
import type { Prepare } from './scenarios.ts';
import type { SideName } from './sides.ts';
import { idleActivities, idleHandActivities } from './idle-activities.ts';
import { byHandWorkers, flowWorkers, run } from './workers.ts';
import { compileYardstick, factsOf, type Yardstick } from './yardstick.ts';

/** How much the activities do: nothing; keep the journal, but send nothing (the flow only); everything, as shipped. */
export type Load = 'idle' | 'journal' | 'shipped';

export interface LoadSetup {
  readonly side: SideName;
  readonly load: Load;
  readonly address: string;
  readonly smtpUrl: string;
  readonly bundle: string;
  /** Windows of every yardstick that is going to be run. */
  readonly windowsMs: readonly number[];
}

export interface RunningLoad {
  /** Makes the cases known, as the server does before it starts them. */
  readonly prepare: Prepare;
  stop(): Promise<void>;
}

const quiet = { level: 'error', pretty: false } as const;

/** Starts the workers of one side with a load. */
export async function startLoad(setup: LoadSetup): Promise<RunningLoad> {
  installRuntime(createLog(quiet));
  const yardsticks = await Promise.all(setup.windowsMs.map(compileYardstick));
  const [yardstick] = yardsticks;
  if (yardstick === undefined) throw new Error('no window is given');
  if (setup.side === 'by-hand') return await startByHand(setup, yardstick);
  if (setup.load === 'idle') return await startIdle(setup, idleActivities(yardstick.directory));
  return await startWithStore(setup, yardsticks);
}

async function startByHand(setup: LoadSetup, yardstick: Yardstick): Promise<RunningLoad> {
  const { load, address, smtpUrl, bundle } = setup;
  const connection = await NativeConnection.connect({ address });
  const mailer = createMailer({ url: smtpUrl });
  const activities =
    load === 'idle'
      ? idleHandActivities
      : createHandActivities({ mailer, renderer: createRenderer(), yardstick });
  const running = run(await byHandWorkers({ connection, bundle }, activities));
  return {
    prepare: () => Promise.resolve(),
    async stop() {
      await running.stop();
      mailer.close();
      await connection.close();
    },
  };
}

async function startIdle(setup: LoadSetup, activities: Activities): Promise<RunningLoad> {
  const connection = await NativeConnection.connect({ address: setup.address });
  const running = run(await flowWorkers({ connection, bundle: setup.bundle }, activities));
  return {
    prepare: () => Promise.resolve(),
    async stop() {
      await running.stop();
      await connection.close();
    },
  };
}

async function startWithStore(
  setup: LoadSetup,
  yardsticks: readonly Yardstick[],
): Promise<RunningLoad> {
  const store = await openStore('memory');
  const hashes = new Map<number, string>();
  for (const [index, yardstick] of yardsticks.entries()) {
    await replaceDirectory(store, yardstick.directory);
    const { hash } = await pin(store, yardstick);
    hashes.set(setup.windowsMs[index] ?? 0, hash);
  }
  const running =
    setup.load === 'journal'
      ? await startIdle(setup, journalActivities(store, yardsticks))
      : await startShipped(setup, store);
  return {
    async prepare(caseIds, windowMs) {
      const plan = hashes.get(windowMs) ?? '';
      for (const id of caseIds)
        await createCase(store, { id, flow: 'yardstick', plan, facts: factsOf(id) });
    },
    async stop() {
      await running.stop();
      await store.close();
    },
  };
}

/** The shipped worker, whole. */
const startShipped = ({ address, smtpUrl, bundle }: LoadSetup, store: Store) =>
  startWorker({
    config: {
      company: 'Bench',
      log: quiet,
      mail: { smtpUrl, from: 'Tidings <tidings@example.com>' },
      server: { host: '127.0.0.1', port: 1, baseUrl: 'https://example.com' },
      temporal: { address, namespace: 'default' },
    },
    store,
    role: 'all',
    workflowBundle: bundle,
  });

/** Appends every entry, finds and sends nothing. */
function journalActivities(store: Store, [first]: readonly Yardstick[]): Activities {
  const idle = idleActivities({ roles: first?.directory.roles ?? {} });
  return {
    ...idle,
    async journal(input) {
      await append(store, input.case, input.entries);
      return await idle.journal(input);
    },
    async perform(input) {
      await append(store, input.case, input.entries);
      return await idle.perform(input);
    },
  };
}
