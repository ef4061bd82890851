import proto from '@temporalio/proto';
import Long from 'long';
import type { RecordedEvent, WorkflowHistory } from '../workflows/recordings.ts';

/**
 * The same history as another worker may read it: a workflow task that scheduled nothing is merged with the one behind it, as the SDK's core
 * does where the worker has nothing cached. One history for each such task, and one in which all are merged.
 */
export function mergedHistories(history: WorkflowHistory): readonly WorkflowHistory[] {
  const silent = silentTasks(history.events ?? []);
  const each = silent.map((task) => [task]);
  return (silent.length > 1 ? [...each, silent] : each).map((tasks) => without(history, tasks));
}

/** The events of one workflow task: scheduled, started, completed. */
type TaskEvents = readonly RecordedEvent[];

const types = proto.temporal.api.enums.v1.EventType;
const idOf = ({ eventId }: RecordedEvent): number => Number(eventId);

function silentTasks(events: readonly RecordedEvent[]): readonly TaskEvents[] {
  const byId = new Map(events.map((event) => [idOf(event), event]));
  return events.flatMap((event, index) => {
    const completed = event.workflowTaskCompletedEventAttributes;
    if (!completed || !isSilent(events, index)) return [];
    const task = [completed.scheduledEventId, completed.startedEventId].flatMap(
      (id) => byId.get(Number(id)) ?? [],
    );
    return [[...task, event]];
  });
}

/** A task has scheduled nothing, and another one follows that was completed. */
function isSilent(events: readonly RecordedEvent[], index: number): boolean {
  const next = events[index + 1];
  if (next === undefined || isCommand(next)) return false;
  return events.slice(index + 1).some(({ workflowTaskCompletedEventAttributes: task }) => task);
}

/** What a workflow has scheduled names the completion of its task. */
const isCommand = (event: RecordedEvent): boolean =>
  Object.entries(event).some(
    ([key, value]) =>
      key.endsWith('Attributes') &&
      value != null &&
      Number((value as { workflowTaskCompletedEventId?: unknown }).workflowTaskCompletedEventId) >
        0,
  ) ||
  [
    types.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
    types.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED,
  ].includes(Number(event.eventType));

function without({ events }: WorkflowHistory, tasks: readonly TaskEvents[]): WorkflowHistory {
  const gone = new Set(tasks.flat().map(idOf));
  const kept = (events ?? []).filter((event) => !gone.has(idOf(event)));
  const numbers = new Map(kept.map((event, index) => [idOf(event), index + 1]));
  const last = Math.max(...numbers.keys());
  const numberOf = (id: number): number => {
    for (let at = id; at <= last; at += 1) if (numbers.has(at)) return numbers.get(at) ?? 0;
    return 0;
  };
  return { events: kept.map((event) => renumbered(event, numberOf)) };
}

function renumbered(event: RecordedEvent, numberOf: (id: number) => number): RecordedEvent {
  const copy: Record<string, unknown> = { eventId: Long.fromNumber(numberOf(idOf(event))) };
  for (const [key, value] of Object.entries(event))
    if (key !== 'eventId')
      copy[key] = key.endsWith('Attributes') ? withNumbers(value, numberOf) : value;
  return copy;
}

const withNumbers = (attributes: object | null, numberOf: (id: number) => number): object | null =>
  attributes &&
  Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [
      key,
      key.endsWith('EventId') && Number(value) > 0
        ? Long.fromNumber(numberOf(Number(value)))
        : value,
    ]),
  );
