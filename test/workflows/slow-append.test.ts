import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import proto from '@temporalio/proto';
import type { Act } from '../../engine/model/act.ts';
import { queues } from '../../engine/ports/queues.ts';
import type { Store } from '../../store/database.ts';
import { startWorker, type RunningWorker, type WorkerSetup } from '../../worker/start-worker.ts';
import { actSignal, flowType, workflowIdOf } from '../../workflows/messages.ts';
import { handWrittenCorpus } from '../conformance/hand-written-scenes.ts';
import { type ConformanceHarness, openConformanceHarness } from '../conformance/harness.ts';
import { instrumentedBundle } from '../conformance/replay-histories.ts';
import { replayRespread } from '../conformance/respread.ts';
import { eventually } from '../eventually.ts';
import { type Relay, startRelay } from '../mail/relay.ts';
import { testBundle, testServer } from '../temporal-server.ts';
import type { WorkflowHistory } from './recordings.ts';

// While an append takes long, the SDK keeps its workflow task alive by others that leave no event. A result that comes meanwhile is
// delivered together with the one before on a worker that has nothing cached.

/** Three mails leave beside the line, a second apart; no timer comes soon, so that what comes of each is appended at once. */
const flow = `steps:
  - meanwhile: [{ tell: candidate, template: in-review, id: first }]
  - meanwhile: [{ wait: 1s }, { tell: candidate, template: in-review, id: second }]
  - meanwhile: [{ wait: 2s }, { tell: candidate, template: in-review, id: third }]
  - { wait: 2m }
  - { end: done }
on: { withdrawn: [{ tell: candidate, template: word }, { end: withdrew }] }`;

interface SlowAppend {
  /** Which mails are accepted while the append that the first has begun is held. */
  readonly accepted: readonly number[];
  /** The candidate withdraws meanwhile, by signal. */
  readonly withdrawn?: true;
  /** It fails in the end. */
  readonly fails?: true;
}

const rows: Readonly<Record<string, SlowAppend>> = {
  'a result comes, and another is awaited': { accepted: [1] },
  'the last result comes': { accepted: [1, 2] },
  'the last results come, and the append fails': { accepted: [1, 2], fails: true },
  'the candidate withdraws, and the append fails': { accepted: [1], withdrawn: true, fails: true },
};

let code: string;
let harness: ConformanceHarness;
let relay: Relay;
/** Held while a row runs. */
let appends = createGate();
beforeAll(async () => {
  relay = await startRelay();
  const { directory } = await handWrittenCorpus({});
  harness = await openConformanceHarness({
    cli: testServer().cli,
    bundle: testBundle(),
    directory,
    startWorker: startWorkers,
  });
  code = await instrumentedBundle();
}, 60_000);
afterAll(async () => {
  appends.open();
  await relay.close();
  await harness.close();
});

/** A slow machine gets more time. */
const taskTimeoutsMs = [1000, 2000, 4000] as const;

test.each(Object.entries(rows))(
  '%s',
  async (_title, row) => {
    for (const taskTimeoutMs of taskTimeoutsMs) {
      const history = await historyOf(row, taskTimeoutMs);
      if (!isKeptAlive(history)) continue;
      const { failures } = await replayRespread(code, [{ name: 'slow append', history }]);
      expect(failures).toEqual([]);
      return;
    }
    throw new Error('no task was kept alive while the append was held');
  },
  120_000,
);

/** The history of a case, some time after the append was let go. */
async function historyOf(row: SlowAppend, taskTimeoutMs: number): Promise<WorkflowHistory> {
  const { scenarios } = await handWrittenCorpus({ it: { flow } });
  const [scenario] = scenarios;
  if (scenario === undefined) throw new Error('there is no scene');
  const mails = [createGate(), createGate(), createGate()];
  relay.treat('zhang@candidates.example', ...mails.map(({ opened }) => ({ held: opened })));
  const before = relay.events.length;
  const input = await harness.prepare(scenario.pinned, scenario.facts);
  const handle = await harness.temporal.client.workflow.start(flowType, {
    taskQueue: queues.workflows,
    workflowId: workflowIdOf(input.case),
    workflowTaskTimeout: taskTimeoutMs,
    args: [input],
  });
  await eventually(() => relay.events.length === before + mails.length);
  appends = createGate();
  mails[0]?.open();
  await appends.reached;
  await pause(taskTimeoutMs);
  for (const mail of row.accepted) mails[mail]?.open();
  if (row.withdrawn) await handle.signal(actSignal, withdrawal);
  await pause(taskTimeoutMs);
  if (row.fails) appends.fail();
  appends.open();
  await pause(taskTimeoutMs);
  const history = await handle.fetchHistory();
  for (const mail of mails) mail.open();
  await handle.terminate();
  return history;
}

const withdrawal: Act = { event: 'withdrawn', person: 'candidate', channel: 'signal' };

/** Mails leave by a worker of their own, so that only what a workflow appends by itself is held. */
async function startWorkers(setup: WorkerSetup): Promise<RunningWorker> {
  const { config, store } = setup;
  const mail = await startWorker({
    ...setup,
    role: 'mail',
    config: { ...config, mail: { ...config.mail, smtpUrl: relay.url } },
  });
  const workflows = await startWorker({ ...setup, role: 'workflows', store: behindGate(store) });
  return {
    failed: Promise.race([mail.failed, workflows.failed]),
    async stop() {
      await workflows.stop();
      await mail.stop();
    },
  };
}

interface Gate {
  /** Somebody has come to it. */
  readonly reached: Promise<void>;
  readonly opened: Promise<void>;
  pass(): Promise<void>;
  /** Whoever waits, and a few behind, do not get through. */
  fail(): void;
  open(): void;
}

function createGate(): Gate {
  const events = new EventEmitter();
  const on = async (name: string): Promise<void> => void (await once(events, name));
  const [reached, opened] = [on('reached'), on('opened')];
  let failures = 0;
  return {
    reached,
    opened,
    async pass() {
      events.emit('reached');
      await opened;
      failures -= 1;
      if (failures >= 0) throw new Error('the store is away');
    },
    fail: () => {
      failures = 3;
    },
    open: () => void events.emit('opened'),
  };
}

/** A store of which the transactions wait. */
function behindGate(store: Store): Store {
  const db = new Proxy(store.db, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key, target);
      if (key !== 'transaction') return typeof found === 'function' ? found.bind(target) : found;
      return () => ({
        execute: async (work: Parameters<ReturnType<typeof target.transaction>['execute']>[0]) => {
          await appends.pass();
          return await target.transaction().execute(work);
        },
      });
    },
  });
  return { ...store, db };
}

/** A workflow task is followed by the next with nothing between but that a command has left. */
function isKeptAlive({ events }: WorkflowHistory): boolean {
  const all = (events ?? []).map(({ eventType }) => eventType);
  return all.some(
    (type, index) =>
      type === types.EVENT_TYPE_WORKFLOW_TASK_COMPLETED &&
      all
        .slice(index + 1, index + 3)
        .some(
          (next, at, two) =>
            next === types.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED &&
            (at === 0 || two[0] === types.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES),
        ),
  );
}

const types = proto.temporal.api.enums.v1.EventType;
