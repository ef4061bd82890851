import proto from '@temporalio/proto';
import type { temporal } from '@temporalio/proto';

const { EventType } = proto.temporal.api.enums.v1;

/** Whether the case was idle whenever a timer fired or a person answered: only then does every trigger have events of its own. */
export function wasIdleAtTriggers({ events }: History): boolean {
  let underWay = 0;
  for (const { eventType } of events ?? []) {
    if (triggers.has(eventType ?? 0) && underWay > 0) return false;
    underWay += changes.get(eventType ?? 0) ?? 0;
  }
  return true;
}

const triggers: ReadonlySet<number> = new Set([
  EventType.EVENT_TYPE_TIMER_FIRED,
  EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
]);

const changes: ReadonlyMap<number, 1 | -1> = new Map([
  [EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, 1],
  [EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED, -1],
  [EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, 1],
  [EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED, -1],
]);

export type History = temporal.api.history.v1.IHistory;
