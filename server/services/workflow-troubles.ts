import type { Client } from '@temporalio/client';
import { workflowIdOf } from '../../workflows/messages.ts';
import { unlessMissing } from './temporal-errors.ts';
import type { TroubleDetail } from '../../wording/texts/trouble-details.ts';
import type { Trouble, TroubleCode } from '../../wording/troubles.ts';

/** How the workflow of a case stands at Temporal. */
export type WorkflowState =
  | { readonly state: 'missing' }
  /** It has come to an outcome. */
  | { readonly state: 'completed' }
  | { readonly state: 'failed'; readonly trouble: Trouble }
  /** Quiet: with nothing under way that may come to entries. */
  | { readonly state: 'open'; readonly troubles: readonly Trouble[]; readonly quiet: boolean };

/** Asks Temporal how the workflow of a case stands, and what of it fails again and again. */
export async function workflowState(client: Client, caseId: string): Promise<WorkflowState> {
  const described = await describe(client, workflowIdOf(caseId));
  if (described === undefined) return { state: 'missing' };
  const state = stateIn(described);
  if (state === 'completed') return { state };
  const { workflowExecutionInfo: info, pendingActivities, pendingWorkflowTask: task } = described;
  if (state === 'failed') {
    const { detail } = await lastFailure(client, caseId);
    return { state, trouble: troubleOf('workflow-failed', caseId, info?.closeTime, detail) };
  }
  const failing = (pendingActivities ?? []).flatMap((one) => activityTrouble(caseId, one));
  const stuck = await taskTroubles(client, caseId, task);
  const quiet = (pendingActivities ?? []).length === 0 && task == null;
  return { state, troubles: [...stuck, ...failing], quiet };
}

/** The same without why, for which its history would be read. */
export async function workflowStanding(
  client: Client,
  caseId: string,
): Promise<WorkflowState['state']> {
  const described = await describe(client, workflowIdOf(caseId));
  return described === undefined ? 'missing' : stateIn(described);
}

function stateIn({ workflowExecutionInfo: info }: Described): 'open' | 'completed' | 'failed' {
  if (isStatus(info?.status, 'completed')) return 'completed';
  return isStatus(info?.status, 'running') ? 'open' : 'failed';
}

/** A workflow task that is repeated. */
async function taskTroubles(
  client: Client,
  caseId: string,
  task: Described['pendingWorkflowTask'],
): Promise<readonly Trouble[]> {
  if ((task?.attempt ?? 0) < 2) return [];
  // Only the first failure of a row is in the history: Temporal schedules each of the others anew.
  const { detail, at } = await lastFailure(client, caseId);
  const since = at ?? task?.originalScheduledTime ?? task?.scheduledTime;
  return [troubleOf('workflow-task-fails', caseId, since, detail)];
}

/** Temporal's numbers, in `WorkflowExecutionStatus`. */
const statuses = { running: 1, completed: 2 } as const;
const isStatus = (status: number | null | undefined, name: keyof typeof statuses): boolean =>
  status === statuses[name];

type Timestamp = { readonly seconds?: unknown } | null | undefined;

const troubleOf = (
  code: TroubleCode,
  caseId: string,
  since: Timestamp,
  detail: TroubleDetail | undefined,
): Trouble => ({
  code,
  case: caseId,
  ...(since != null && { since: Number(since.seconds ?? 0) * 1000 }),
  ...(detail && { detail }),
});

type Described = Awaited<ReturnType<Client['workflowService']['describeWorkflowExecution']>>;
type PendingActivity = NonNullable<Described['pendingActivities']>[number];

const describe = (client: Client, workflowId: string): Promise<Described | undefined> =>
  unlessMissing(
    client.workflowService.describeWorkflowExecution({
      namespace: client.options.namespace,
      execution: { workflowId },
    }),
  );

/** An attempt that is repeated. A mail that is tried again waits, as it should. */
function activityTrouble(
  caseId: string,
  { attempt, lastFailure: failure, lastStartedTime }: PendingActivity,
): readonly Trouble[] {
  const type = failure?.applicationFailureInfo?.type ?? '';
  if ((attempt ?? 0) < 2 || type === 'mail-later') return [];
  const words = [type, firstLine(failure?.message ?? '')].filter((text) => text !== '');
  return [troubleOf('activity-fails', caseId, lastStartedTime, wordsDetail(words.join(': ')))];
}

/** What the last failure in the history says: that of a workflow task, or of the workflow itself. */
async function lastFailure(
  client: Client,
  caseId: string,
): Promise<{ readonly detail?: TroubleDetail; readonly at?: Timestamp }> {
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId: workflowIdOf(caseId) },
    maximumPageSize: 20,
  });
  for (const event of history?.events ?? []) {
    const detail = detailOf(event);
    if (detail !== undefined) return { detail, at: event.eventTime };
  }
  return {};
}

type FetchedHistory = Awaited<
  ReturnType<Client['workflowService']['getWorkflowExecutionHistoryReverse']>
>['history'];
type FetchedEvent = NonNullable<NonNullable<NonNullable<FetchedHistory>['events']>[number]>;

/** Why an event says that something failed, or that somebody has ended the workflow. */
function detailOf(event: FetchedEvent): TroubleDetail | undefined {
  if (event.workflowExecutionCanceledEventAttributes != null) return { kind: 'workflow-cancelled' };
  const terminated = event.workflowExecutionTerminatedEventAttributes;
  if (terminated != null)
    return { kind: 'workflow-terminated', reason: firstLine(terminated.reason ?? '') };
  const failure =
    event.workflowTaskFailedEventAttributes?.failure ??
    event.workflowExecutionFailedEventAttributes?.failure;
  return failure == null ? undefined : wordsDetail(firstLine(failure.message ?? ''));
}

const wordsDetail = (words: string): TroubleDetail | undefined =>
  words === '' ? undefined : { kind: 'words', words };

const mostLetters = 300;
const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? '').slice(0, mostLetters);
