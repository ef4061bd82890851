import proto from '@temporalio/proto';
import type { History } from './stood-still.ts';

const { enums, history } = proto.temporal.api;

export interface Size {
  readonly events: number;
  readonly bytes: number;
}

/** Events, and bytes as protobuf, of a history as the server gives it. */
export const sizeOf = (given: History): Size => ({
  events: given.events?.length ?? 0,
  bytes: history.v1.History.encode(given).finish().length,
});

/** The same by type of event, largest first. */
export function sizeByType({ events }: History): ReadonlyMap<string, Size> {
  const sizes = new Map<string, Size>();
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
