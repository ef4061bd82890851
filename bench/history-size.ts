import proto from '@temporalio/proto';
import type { History } from './idle-triggers.ts';

const { enums, history } = proto.temporal.api;

export interface HistorySize {
  readonly events: number;
  readonly bytes: number;
}

/** Events, and bytes as protobuf, of a history as the server gives it. */
export const sizeOf = (given: History): HistorySize => ({
  events: given.events?.length ?? 0,
  bytes: history.v1.History.encode(given).finish().length,
});

/** The same by type of event, largest first. */
export function sizeByType({ events }: History): ReadonlyMap<string, HistorySize> {
  const sizes = new Map<string, HistorySize>();
  for (const event of events ?? []) {
    const type = enums.v1.EventType[event.eventType ?? 0] ?? 'unknown';
    const { events: count, bytes } = sizes.get(type) ?? { events: 0, bytes: 0 };
    sizes.set(type, {
      events: count + 1,
      bytes: bytes + history.v1.HistoryEvent.encode(event).finish().length,
    });
  }
  return new Map([...sizes].toSorted(([, a], [, b]) => b.bytes - a.bytes));
}
