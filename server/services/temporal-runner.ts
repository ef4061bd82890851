import { createHash } from 'node:crypto';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Intervention, InterventionRefusal } from '../../engine/interpreter/intervention.ts';
import type { Act, Refusal } from '../../engine/model/act.ts';
import { queues } from '../../engine/ports/queues.ts';
import { MissingKeyError } from '../../platform/codec/encryption.ts';
import { searchAttributes } from '../../engine/ports/search-attributes.ts';
import {
  actUpdate,
  flowType,
  interventionUpdate,
  workflowIdOf,
  type FlowInput,
  type Resume,
} from '../../workflows/messages.ts';
import type { CaseHistories } from './fixing.ts';
import {
  queueFigures,
  workersOfQueues,
  type OfQueues,
  type QueueFigures,
} from './queue-figures.ts';
import { listedCases } from './listed-cases.ts';
import { lastRecordedHead } from './recorded-head.ts';
import { isOfTemporal } from './temporal-errors.ts';
import { workflowStanding } from './workflow-troubles.ts';
import type { CaseStart, InterventionOutcome, Runner, ActOutcome } from './runner.ts';

/** How long a page waits for Temporal before it asks the person to try again. */
const updateTimeoutMs = 10_000;
const readyDeadlineMs = 2_000;

/** The runner on a Temporal server. */
export interface TemporalRunner extends Runner, CaseHistories {
  /** Resolves once no call is under way. To close the connection during a call that is being retried would end the process. */
  settled(): Promise<void>;
  /** The names of all workers that serve now; `undefined` while Temporal does not answer. */
  workers(): Promise<readonly string[] | undefined>;
  /** How many of them serve each queue; fails while Temporal does not answer. */
  serving(): Promise<OfQueues<number>>;
  queues(): Promise<OfQueues<QueueFigures>>;
}

export const createTemporalRunner = (client: Client, waitMs = updateTimeoutMs): TemporalRunner => {
  const activeCalls = new Set<Promise<unknown>>();
  const within = async <T>(ms: number, call: () => Promise<T>): Promise<T> => {
    // Compared with the machine's clock by gRPC, as are Temporal's own times below.
    const promise = client.withDeadline(Date.now() + ms, call);
    activeCalls.add(promise);
    try {
      return await promise;
    } finally {
      activeCalls.delete(promise);
    }
  };
  const served = () => within(readyDeadlineMs, () => workersOfQueues(client, Date.now()));
  return {
    start: (start) => within(waitMs, () => startWorkflow(client, start)),
    act: (caseId, act) => within(waitMs, () => update(client, caseId, act)),
    intervene: (caseId, given) => within(waitMs, () => intervene(client, caseId, given)),
    isOpen: (caseId) => within(waitMs, () => isOpen(client, caseId)),
    startOver: (start, resume) => within(waitMs, () => startOver(client, start, resume)),
    ready: () => within(readyDeadlineMs, () => reaches(client)),
    workers: () => served().then(namesIn, () => undefined),
    serving: async () => {
      const { workflows, mails } = await served();
      return { workflows: workflows.length, mails: mails.length };
    },
    queues: () => within(readyDeadlineMs, () => queueFigures(client, Date.now())),
    stateOf: (caseId) => within(waitMs, () => workflowStanding(client, caseId)),
    headOf: (caseId) => within(waitMs, () => lastRecordedHead(client, caseId)),
    caseIds: () => listedCases(client),
    settled: async () => {
      while (activeCalls.size > 0) await Promise.allSettled(activeCalls);
    },
  };
};

const namesIn = ({ workflows, mails }: OfQueues<readonly string[]>): readonly string[] => [
  ...workflows,
  ...mails,
];

const reaches = async (client: Client): Promise<boolean> => {
  try {
    await client.workflowService.getSystemInfo({});
    return true;
  } catch {
    return false;
  }
};

const startWorkflow = async (client: Client, start: CaseStart): Promise<void> => {
  try {
    await client.workflow.start(flowType, {
      ...optionsOf(start),
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [start],
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
};

const startOver = async (client: Client, start: CaseStart, resume: Resume): Promise<void> => {
  const args: [FlowInput] = [{ ...start, resume }];
  await client.workflow.start(flowType, {
    ...optionsOf(start),
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    args,
  });
};

const optionsOf = ({ case: id, plan }: CaseStart) => ({
  taskQueue: queues.workflows,
  workflowId: workflowIdOf(id),
  staticSummary: plan.flow,
  typedSearchAttributes: [
    { key: searchAttributes.flow, value: plan.flow },
    { key: searchAttributes.status, value: 'running' },
  ],
});

const isOpen = async (client: Client, caseId: string): Promise<boolean> => {
  try {
    const { status } = await client.workflow.getHandle(workflowIdOf(caseId)).describe();
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
};

const update = async (client: Client, caseId: string, act: Act): Promise<ActOutcome> => {
  try {
    await client.workflow
      .getHandle(workflowIdOf(caseId))
      .executeUpdate(actUpdate, { args: [act], updateId: updateIdOf(act) });
    return { kind: 'recorded' };
  } catch (error) {
    return outcomeOfError(error);
  }
};

/** The id of an update: the same act sent twice, by a double click or after a time-out, is one update. */
const updateIdOf = (act: Act): string =>
  createHash('sha256')
    .update(JSON.stringify({ ...act, channel: undefined, key: undefined }))
    .digest('base64url');

const intervene = async (
  client: Client,
  caseId: string,
  given: Intervention,
): Promise<InterventionOutcome> => {
  try {
    await client.workflow
      .getHandle(workflowIdOf(caseId))
      .executeUpdate(interventionUpdate, { args: [given] });
    return { kind: 'done' };
  } catch (error) {
    const refusal = error instanceof WorkflowUpdateFailedError ? detailOf(error) : undefined;
    return isInterventionRefusal(refusal) ? { kind: 'refused', refusal } : failureOf(error);
  }
};

const detailOf = ({ cause }: WorkflowUpdateFailedError): unknown =>
  cause instanceof ApplicationFailure ? cause.details?.[0] : undefined;

const isInterventionRefusal = (value: unknown): value is InterventionRefusal =>
  typeof value === 'object' && value !== null && 'code' in value && 'message' in value;

const outcomeOfError = (error: unknown): ActOutcome =>
  error instanceof WorkflowUpdateFailedError ? refusalIn(error) : failureOf(error);

const failureOf = (error: unknown): { readonly kind: 'closed' | 'unavailable' } => {
  // The workflow ended while the update was under way.
  if (error instanceof WorkflowUpdateFailedError) return { kind: 'closed' };
  if (error instanceof WorkflowNotFoundError) return { kind: 'closed' };
  // It may have been recorded: only the reply is sealed.
  if (error instanceof MissingKeyError) return { kind: 'unavailable' };
  // While a workflow task fails, an update is not taken either.
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isOfTemporal(error))
    return { kind: 'unavailable' };
  throw error;
};

const refusalIn = (error: WorkflowUpdateFailedError): ActOutcome => {
  const refusal = detailOf(error);
  // Keys that have just been changed: whoever sends it again will be understood.
  if (isRefusal(refusal) && refusal.code === 'not-authentic') return { kind: 'unavailable' };
  if (isRefusal(refusal)) return { kind: 'refused', refusal };
  return failureOf(error);
};

const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'code' in value && 'recorded' in value;
