import { randomBytes } from 'node:crypto';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Act } from '../../engine/model/act.ts';
import type { Directory, Texts } from '../../engine/model/definitions.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { startDevServer } from '../../platform/temporal/dev-server.ts';
import { freePort } from '../../platform/process/free-port.ts';
import { searchAttributes } from '../../engine/ports/search-attributes.ts';
import { connectTemporal, type TemporalClient } from '../../platform/temporal/connection.ts';
import { createCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { replaceDirectory } from '../../store/people.ts';
import { pin } from '../../store/pins.ts';
import { startWorker } from '../../worker/start-worker.ts';
import { actUpdate, type FlowInput, workflowIdOf } from '../../workflows/messages.ts';
import { virtualTime } from '../virtual-time-settings.ts';
import { type RuledRelay, startRuledRelay } from './relay.ts';
import { openMemoryStore } from '../store/memory-store.ts';

export const sender = 'HR <hr@conformance.example>';

/** A real Temporal server, the real worker, a real store, and a mail server that keeps rules. */
export interface ConformanceHarness {
  readonly store: Store;
  readonly relay: RuledRelay;
  readonly temporal: TemporalClient;
  /** Puts a case into the store, as whatever starts it would. */
  prepare(compiled: CompiledPlan, facts: FlowInput['facts']): Promise<FlowInput>;
  /** Why the act changed nothing: a refusal's code, or `gone` when the case is over. */
  act(caseId: string, act: Act): Promise<string | undefined>;
  close(): Promise<void>;
}

export interface CompiledPlan {
  readonly plan: Omit<Plan, 'texts'>;
  readonly texts: Texts;
}

export interface ConformanceHarnessOptions {
  readonly cli: string;
  readonly bundle: string;
  readonly directory: Directory;
  /** Starts the worker of another copy of the sources. */
  readonly startWorker?: typeof startWorker;
}

export async function openConformanceHarness(
  options: ConformanceHarnessOptions,
): Promise<ConformanceHarness> {
  const server = await startDevServer({
    cli: options.cli,
    port: await freePort(),
    searchAttributes,
    settings: virtualTime,
  });
  const store = await openMemoryStore();
  const relay = await startRuledRelay();
  const settings = { address: server.address, namespace: 'default' };
  const temporal = await connectTemporal(settings);
  await replaceDirectory(store, options.directory);
  const worker = await (options.startWorker ?? startWorker)({
    config: {
      temporal: settings,
      company: 'Acme',
      mail: { smtpUrl: relay.url, from: sender },
      server: { host: '127.0.0.1', port: 1, baseUrl: 'https://tidings.example' },
      log: { level: (process.env['CONF_LOG'] ?? 'silent') as 'silent', pretty: false },
    },
    store,
    role: 'all',
    workflowBundle: options.bundle,
  });
  return {
    store,
    relay,
    temporal,
    prepare: (compiled, facts) => prepare(store, compiled, facts),
    act: (caseId, act) => performAct(temporal, caseId, act),
    async close() {
      await worker.stop();
      await temporal.close();
      await relay.close();
      await server.stop();
      await store.close();
    },
  };
}

async function prepare(
  store: Store,
  compiled: CompiledPlan,
  facts: FlowInput['facts'],
): Promise<FlowInput> {
  const { plan, hash } = await pin(store, compiled);
  const id = randomBytes(10).toString('hex');
  await createCase(store, { id, flow: plan.flow, plan: hash, facts });
  return { case: id, plan, hash, facts };
}

async function performAct(
  { client }: TemporalClient,
  caseId: string,
  act: Act,
): Promise<string | undefined> {
  try {
    await client.workflow.getHandle(workflowIdOf(caseId)).executeUpdate(actUpdate, { args: [act] });
    return undefined;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'gone';
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : error;
    if (cause instanceof ApplicationFailure && cause.type) return cause.type;
    throw error;
  }
}
