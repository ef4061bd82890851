import type { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import { isObject } from '../../engine/model/base.ts';
import type { RecordedHead } from '../../store/heads.ts';
import { unlessMissing } from './temporal-errors.ts';
import { workflowIdOf } from '../../workflows/messages.ts';

/**
 * The last entry of a journal that the history of its case tells of. A workflow task is in the history once it is complete, and is never done
 * again then: what it has written stays. Undefined where the history has none, as before there were heads.
 */
export async function lastRecordedHead(
  client: Client,
  caseId: string,
): Promise<RecordedHead | undefined> {
  let place: HistoryPlace | undefined = {};
  for (let page = 0; page < mostPages && place !== undefined; page += 1) {
    const fetched: ReversePage | undefined = await unlessMissing(fetchPage(client, caseId, place));
    const head = await latestHead(client, fetched?.history?.events ?? []);
    if (head !== undefined) return head;
    place = fetched && placeBefore(fetched, place);
  }
  return undefined;
}

/** The page before, or the run before: the history of a run begins with the one that it has continued. */
function placeBefore(
  { history, nextPageToken }: ReversePage,
  place: HistoryPlace,
): HistoryPlace | undefined {
  if (nextPageToken && nextPageToken.length > 0) return { ...place, nextPageToken };
  const first = history?.events?.at(-1)?.workflowExecutionStartedEventAttributes;
  const runId = first?.continuedExecutionRunId;
  return runId ? { runId } : undefined;
}

/** A hand-over that came back earlier may have handed over later entries, but not by many events. */
const pageSize = 100;
const mostPages = 20;

interface HistoryPlace {
  readonly runId?: string;
  readonly nextPageToken?: Uint8Array;
}

const fetchPage = (client: Client, caseId: string, { runId, nextPageToken }: HistoryPlace) =>
  client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId: workflowIdOf(caseId), ...(runId !== undefined && { runId }) },
    maximumPageSize: pageSize,
    ...(nextPageToken && { nextPageToken }),
  });

type ReversePage = Awaited<ReturnType<typeof fetchPage>>;
type ReverseEvent = NonNullable<NonNullable<NonNullable<ReversePage['history']>['events']>[number]>;

async function latestHead(
  client: Client,
  events: readonly ReverseEvent[],
): Promise<RecordedHead | undefined> {
  let latest: RecordedHead | undefined;
  for (const event of events) {
    const payload = resultOf(event);
    const head = payload && headIn(await decoded(client, payload));
    if (head && head.seq > (latest?.seq ?? 0)) latest = head;
  }
  return latest;
}

/** The result of an activity, be it a local one. */
const resultOf = (event: ReverseEvent): Payload | undefined =>
  (
    event.markerRecordedEventAttributes?.details?.['result'] ??
    event.activityTaskCompletedEventAttributes?.result
  )?.payloads?.[0];

async function decoded(client: Client, payload: Payload): Promise<unknown> {
  const { payloadCodecs, payloadConverter } = client.options.loadedDataConverter;
  let payloads = [payload];
  for (const codec of payloadCodecs.toReversed()) payloads = await codec.decode(payloads);
  const [plain] = payloads;
  return plain && payloadConverter.fromPayload(plain);
}

/** What an activity has written: `journal` answers with it, `perform` has it beside the rest. */
function headIn(result: unknown): RecordedHead | undefined {
  if (!isObject(result)) return undefined;
  const written = isObject(result['written']) ? result['written'] : result;
  const { seq, head } = written;
  return typeof seq === 'number' && typeof head === 'string' ? { seq, head } : undefined;
}
