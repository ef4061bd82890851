import proto from '@temporalio/proto';
import type { Payload } from '@temporalio/common';
import { createCodec } from '../platform/codec/codec.ts';
import { sizeOf } from './history-size.ts';
import type { History } from './idle-triggers.ts';
import { isObject } from '../engine/model/base.ts';

const { EventType } = proto.temporal.api.enums.v1;
const { History: Histories } = proto.temporal.api.history.v1;
type HistoryEvent = NonNullable<History['events']>[number];

/** A part of a flow's history that can be left out to see what it costs. */
export interface HistoryPart {
  readonly name: string;
  /** Events that belong to the part. */
  readonly event?: (event: HistoryEvent) => boolean;
  /** A payload without the part. */
  readonly value?: (value: JsonRecord) => JsonRecord;
  readonly summaries?: true;
}

type JsonRecord = Readonly<Record<string, unknown>>;

const without =
  (...keys: readonly string[]) =>
  (value: JsonRecord): JsonRecord =>
    Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

const inPlan =
  (change: (plan: JsonRecord) => JsonRecord) =>
  (value: JsonRecord): JsonRecord =>
    isObject(value['plan']) ? { ...value, plan: change(value['plan']) } : value;

const ofType =
  (type: HistoryEvent['eventType']) =>
  ({ eventType }: HistoryEvent): boolean =>
    eventType === type;

export const historyParts: readonly HistoryPart[] = [
  { name: 'plan in the input', value: without('plan') },
  {
    name: '- of it: system flows and their calendar',
    value: inPlan(without('system', 'calendars')),
  },
  { name: 'facts in the input', value: without('facts') },
  { name: 'journal entries that ride', value: without('entries') },
  {
    name: 'journal entries written alone',
    event: ofType(EventType.EVENT_TYPE_MARKER_RECORDED),
  },
  { name: 'messages and openings', value: without('messages', 'openings') },
  { name: 'seats and delivery outcomes', value: without('seats', 'fates') },
  {
    name: 'search attributes',
    event: ofType(EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES),
  },
  { name: 'summaries', summaries: true },
];

/** By how many bytes a history would be smaller without a part. */
export async function costOf(part: HistoryPart, history: History): Promise<number> {
  const copy = await encodedAgain(history, {});
  const less = await encodedAgain(history, part);
  return sizeOf(copy).bytes - sizeOf(less).bytes;
}

const codec = createCodec();

async function encodedAgain(
  history: History,
  { event: isDropped, value, summaries }: Partial<HistoryPart>,
): Promise<History> {
  const copy = Histories.decode(Histories.encode(history).finish());
  const events = copy.events.filter((event) => isDropped?.(event) !== true);
  for (const event of events) {
    if (summaries) event.userMetadata = null;
    for (const { payloads } of holders(event)) {
      const smaller = await Promise.all(payloads.map((payload) => cutPayload(payload, value)));
      payloads.splice(0, Infinity, ...smaller);
    }
  }
  return { events };
}

interface PayloadHolder {
  readonly payloads: Payload[];
}

/** Arguments and results of the workflow and its activities. */
const holders = (event: HistoryEvent): readonly PayloadHolder[] =>
  [
    event.workflowExecutionStartedEventAttributes?.input?.payloads,
    event.activityTaskScheduledEventAttributes?.input?.payloads,
    event.activityTaskCompletedEventAttributes?.result?.payloads,
  ].flatMap((payloads) => (payloads ? [{ payloads }] : []));

async function cutPayload(payload: Payload, value: HistoryPart['value']): Promise<Payload> {
  const [plain = payload] = await codec.decode([payload]);
  const read: unknown = plain.data?.length ? JSON.parse(new TextDecoder().decode(plain.data)) : {};
  if (value === undefined || !isObject(read)) return payload;
  const data = new TextEncoder().encode(JSON.stringify(value(read)));
  const [encoded = payload] = await codec.encode([{ ...plain, data }]);
  return encoded;
}
