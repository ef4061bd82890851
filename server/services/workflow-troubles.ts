import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../../workflows/messages.ts';
import type { Trouble, TroubleCode } from '../../wording/troubles.ts';

/** How the workflow of a case stands at Temporal. */
export type WorkflowState =
  | { readonly state: 'missing' }
  /** It has come to an outcome. */
  | { readonly state: 'completed' }
  | { readonly state: 'failed'; readonly trouble: Trouble }
  | { readonly state: 'open'; readonly troubles: readonly Trouble[] };

/** Asks Temporal how the workflow of a case stands, and what of it fails again and again. */
export async function workflowState(client: Client, caseId: string): Promise<WorkflowState> {
  const described = await describe(client, workflowIdOf(caseId));
  if (described === undefined) return { state: 'missing' };
  const { workflowExecutionInfo: info, pendingActivities, pendingWorkflowTask: task } = described;
  if (isStatus(info?.status, 'completed')) return { state: 'completed' };
  if (!isStatus(info?.status, 'running')) {
    const { words } = await lastFailure(client, caseId);
    return {
      state: 'failed',
      trouble: troubleOf('workflow-failed', caseId, info?.closeTime, words),
    };
  }
  const failing = (pendingActivities ?? []).flatMap((one) => activityTrouble(caseId, one));
  const stuck = await taskTroubles(client, caseId, task);
  return { state: 'open', troubles: [...stuck, ...failing] };
}

/** A workflow task that is repeated. */
async function taskTroubles(
  client: Client,
  caseId: string,
  task: Described['pendingWorkflowTask'],
): Promise<readonly Trouble[]> {
  if ((task?.attempt ?? 0) < 2) return [];
  // Only the first failure of a row is in the history: Temporal schedules each of the others anew.
  const { words, at } = await lastFailure(client, caseId);
  const since = at ?? task?.originalScheduledTime ?? task?.scheduledTime;
  return [troubleOf('workflow-task-fails', caseId, since, words)];
}

/** Temporal's numbers, in `WorkflowExecutionStatus`. */
const statuses = { running: 1, completed: 2 } as const;
const isStatus = (status: number | null | undefined, name: keyof typeof statuses): boolean =>
  status === statuses[name];

type Timestamp = { readonly seconds?: unknown } | null | undefined;

const troubleOf = (code: TroubleCode, caseId: string, since: Timestamp, detail = ''): Trouble => ({
  code,
  case: caseId,
  ...(since != null && { since: Number(since.seconds ?? 0) * 1000 }),
  ...(detail !== '' && { detail }),
});

type Described = Awaited<ReturnType<Client['workflowService']['describeWorkflowExecution']>>;
type PendingActivity = NonNullable<Described['pendingActivities']>[number];

async function describe(client: Client, workflowId: string): Promise<Described | undefined> {
  const { namespace } = client.options;
  try {
    return await client.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId },
    });
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** As gRPC numbers it. */
const notFound = 5;
export const isNotFound = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === notFound;

/** As gRPC numbers them: cancelled, too late, not permitted, exhausted, unavailable, not authenticated. */
const awayCodes: ReadonlySet<unknown> = new Set([1, 4, 7, 8, 14, 16]);

/** Whether an error says that Temporal cannot be reached, or does not answer us; any other is about what it was asked for. */
export const isTemporalAway = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && awayCodes.has(error.code);

/** An attempt that is repeated. A mail that is tried again waits, as it should. */
function activityTrouble(
  caseId: string,
  { attempt, lastFailure: failure, lastStartedTime }: PendingActivity,
): readonly Trouble[] {
  const type = failure?.applicationFailureInfo?.type ?? '';
  if ((attempt ?? 0) < 2 || type === 'mail-later') return [];
  const words = [type, firstLine(failure?.message ?? '')].filter((text) => text !== '');
  return [troubleOf('activity-fails', caseId, lastStartedTime, words.join(': '))];
}

/** What the last failure in the history says: that of a workflow task, or of the workflow itself. */
async function lastFailure(
  client: Client,
  caseId: string,
): Promise<{ readonly words?: string; readonly at?: Timestamp }> {
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId: workflowIdOf(caseId) },
    maximumPageSize: 20,
  });
  for (const event of history?.events ?? []) {
    const words = wordsOf(event);
    if (words !== undefined) return { words, at: event.eventTime };
  }
  return {};
}

type FetchedHistory = Awaited<
  ReturnType<Client['workflowService']['getWorkflowExecutionHistoryReverse']>
>['history'];
type FetchedEvent = NonNullable<NonNullable<NonNullable<FetchedHistory>['events']>[number]>;

/** Why an event says that something failed, or that somebody has ended the workflow. */
function wordsOf(event: FetchedEvent): string | undefined {
  if (event.workflowExecutionCanceledEventAttributes != null) return 'it was cancelled';
  const terminated = event.workflowExecutionTerminatedEventAttributes;
  if (terminated != null)
    return firstLine(`it was terminated${terminated.reason ? `: ${terminated.reason}` : ''}`);
  const failure =
    event.workflowTaskFailedEventAttributes?.failure ??
    event.workflowExecutionFailedEventAttributes?.failure;
  return failure?.message == null || failure.message === ''
    ? undefined
    : firstLine(failure.message);
}

const mostLetters = 300;
const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, mostLetters);
