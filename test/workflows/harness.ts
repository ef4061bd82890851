import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { compileAll, type CompiledDefinitions } from '../../engine/compiler/compile.ts';
import type { Act } from '../../engine/model/act.ts';
import type { Entry } from '../../engine/model/journal.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { queues } from '../../engine/ports/queues.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { startDevServer } from '../../platform/temporal/dev-server.ts';
import { freePort } from '../../platform/process/free-port.ts';
import { searchAttributes } from '../../engine/ports/search-attributes.ts';
import {
  connectTemporal,
  type TemporalClient,
  type TemporalSettings,
} from '../../platform/temporal/connection.ts';
import { createCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { readJournal } from '../../store/journal.ts';
import { replaceDirectory } from '../../store/people.ts';
import { pin } from '../../store/pins.ts';
import { startWorker, type RunningWorker } from '../../worker/start-worker.ts';
import { actUpdate, type FlowInput, flowType, workflowIdOf } from '../../workflows/messages.ts';
import { nextMonday } from '../calendars/next-monday.ts';
import { withPlainWeeks } from '../calendars/plain-weeks.ts';
import { startRelay, type Relay } from '../mail/relay.ts';
import { testBundle, testServer } from '../temporal-server.ts';
import { delayUntil, type SkippingExecution, startSkipping } from '../virtual-time.ts';
import { virtualTime } from '../virtual-time-settings.ts';
import type { Facts, Instant } from '../../engine/model/base.ts';
import { openMemoryStore } from '../store/memory-store.ts';

/** A real Temporal server in virtual time, the real worker, a real store and a real mail relay; the shipped flows in plain weeks. */
export interface WorkflowHarness {
  readonly store: Store;
  readonly relay: Relay;
  readonly temporal: TemporalClient;
  readonly address: string;
  readonly definitions: CompiledDefinitions;
  /** With payload keys, or without. */
  worker(keys?: TemporalSettings['keys']): Promise<RunningWorker>;
  /** Stores a case as the server would before it starts the workflow; its interview was two hours before the start. */
  prepare(flow: string, facts: Facts): Promise<FlowInput>;
  /** Starts a case on the next Monday morning; `change` makes another plan of the shipped one. */
  start(flow: string, facts: Facts, change?: PlanChange): Promise<HarnessCase>;
  close(): Promise<void>;
}

export type PlanChange = (plan: Omit<Plan, 'texts'>) => Omit<Plan, 'texts'>;

/** A case that runs in the harness. */
export interface HarnessCase {
  readonly id: string;
  readonly plan: Plan;
  readonly execution: SkippingExecution;
  entries(): Promise<readonly Entry[]>;
  /** When a task was opened; throws where it was not. */
  openedAt(task: string): Promise<Instant>;
  /** Moves the case's clock to an instant on it, and lets everything under way end. */
  until(instant: Instant): Promise<void>;
  act(act: Act): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const hourMs = 3_600_000;
/** Before anybody acts, and long enough for the first task to be over. */
const firstMs = 25_000;

/** With keys, everything but the starts of cases is encrypted. */
export async function openWorkflowHarness(
  settings: readonly string[] = [],
  keys?: TemporalSettings['keys'],
): Promise<WorkflowHarness> {
  const server = await startDevServer({
    cli: testServer().cli,
    port: await freePort(),
    searchAttributes,
    settings: [...virtualTime, ...settings],
  });
  const store = await openMemoryStore(keys);
  const relay = await startRelay();
  const temporalSettings = { address: server.address, namespace: 'default' };
  const temporal = await connectTemporal(
    { ...temporalSettings, ...(keys && { keys }) },
    store.sealing,
  );
  const { files } = await readDefinitions(join(root, 'definitions'), join(root, 'templates'));
  const definitions = await compileAll(withPlainWeeks(files));
  const monday = nextMonday(Date.now());
  if (definitions.directory !== undefined) await replaceDirectory(store, definitions.directory);
  const lastInterviewAt = new Date(monday - 2 * hourMs).toISOString();
  const prepare = (flow: string, facts: Facts, change?: PlanChange) =>
    prepareCase({ store, definitions, change }, flow, { ...facts, lastInterviewAt });
  const open = new Set<RunningWorker>();
  return {
    store,
    relay,
    temporal,
    address: server.address,
    definitions,
    async worker(workerKeys) {
      const worker = await startWorker({
        config: {
          temporal: { ...temporalSettings, ...(workerKeys && { keys: workerKeys }) },
          company: 'Acme',
          mail: { smtpUrl: relay.url, from: 'HR <hr@acme.example>' },
          server: { host: '127.0.0.1', port: 1, baseUrl: 'https://tidings.example' },
          log: { level: 'silent', pretty: false },
        },
        store,
        role: 'all',
        workflowBundle: testBundle(),
      });
      open.add(worker);
      const stop = async () => {
        open.delete(worker);
        await worker.stop();
      };
      return { ...worker, stop };
    },
    prepare,
    start: async (flow, facts, change) =>
      startCase({ store, temporal }, await prepare(flow, facts, change), monday),
    async close() {
      for (const worker of open) await worker.stop();
      await temporal.close();
      await relay.close();
      await server.stop();
      await store.close();
    },
  };
}

interface CasePreparation extends Pick<WorkflowHarness, 'store' | 'definitions'> {
  readonly change: PlanChange | undefined;
}

async function prepareCase(
  { store, definitions, change = (plan) => plan }: CasePreparation,
  flow: string,
  facts: Facts,
): Promise<FlowInput> {
  const compiled = definitions.flows.get(flow);
  if (compiled?.plan === undefined || compiled.texts === undefined)
    throw new Error(JSON.stringify(compiled?.diagnostics ?? `no flow ${flow}`));
  const { plan, hash } = await pin(store, { plan: change(compiled.plan), texts: compiled.texts });
  const id = randomBytes(10).toString('hex');
  await createCase(store, { id, flow, plan: hash, facts });
  return { case: id, plan, hash, facts };
}

async function startCase(
  { store, temporal }: Pick<WorkflowHarness, 'store' | 'temporal'>,
  input: FlowInput,
  start: Instant,
): Promise<HarnessCase> {
  const { case: id, plan } = input;
  const delayMs = delayUntil(start);
  const execution = await startSkipping(
    temporal.client,
    flowType,
    {
      taskQueue: queues.workflows,
      workflowId: workflowIdOf(id),
      args: [input],
      skips: 1000,
      delayMs,
    },
    delayMs + firstMs,
  );
  await execution.settle();
  return {
    id,
    plan,
    execution,
    entries: () => readJournal(store, id),
    async openedAt(task) {
      const entries = await readJournal(store, id);
      const opened = entries.find((entry) => entry.kind === 'opened' && entry.task === task);
      if (opened === undefined) throw new Error(`"${task}" is not open`);
      return opened.at;
    },
    async until(instant) {
      const { start: asked } = await execution.clock();
      await execution.until(instant - asked);
      await execution.settle();
    },
    async act(act) {
      // By id alone: after continue-as-new the case goes on in another run.
      await temporal.client.workflow
        .getHandle(workflowIdOf(id))
        .executeUpdate(actUpdate, { args: [act] });
      await execution.settle();
    },
  };
}
