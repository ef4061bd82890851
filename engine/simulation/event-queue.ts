import type { Instant } from '../model/base.ts';

/**
 * The priorities of events at one instant, the first to happen first. Results of what was handed over come before what is due, and
 * people act last: an answer at a deadline itself is too late, and whoever acts knows all that has come of before. People whom the
 * script lets act precede those who only follow a response rule.
 */
export const priorities = { result: 0, due: 1, scriptedAct: 2, response: 3 } as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

/** The event queue of a simulation; only the waits of the case itself are not in it. */
export interface EventQueue {
  /** Adds an event; those of the same instant and priority happen by `order`, which defaults to the order in which they were added. */
  readonly add: (at: Instant, priority: Priority, happens: () => void, order?: number) => void;
  /** Takes the next event; one without `happens` is the case's own wait until `due`. */
  readonly next: (due: Instant) => NextEvent | undefined;
}

interface NextEvent {
  readonly at: Instant;
  readonly happens?: () => void;
}

interface QueuedEvent {
  readonly at: Instant;
  readonly priority: Priority;
  readonly order: number;
  readonly happens: () => void;
}

/** A binary heap: the earliest event is at its top. */
export function createEventQueue(): EventQueue {
  const heap: QueuedEvent[] = [];
  let added = 0;
  return {
    add(at, priority, happens, order = (added += 1)) {
      const event = { at, priority, order, happens };
      heap.push(event);
      rise(heap, event);
    },
    next(due) {
      const [first] = heap;
      if (first === undefined) return due === Infinity ? undefined : { at: due };
      if (due < first.at || (due === first.at && priorities.due < first.priority))
        return { at: due };
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(heap, last);
      return first;
    },
  };
}

const precedes = (a: QueuedEvent, b: QueuedEvent): boolean =>
  (a.at - b.at || a.priority - b.priority || a.order - b.order) < 0;

function rise(heap: QueuedEvent[], event: QueuedEvent): void {
  let hole = heap.length - 1;
  while (hole > 0) {
    const above = (hole - 1) >> 1;
    const parent = heap[above];
    if (parent === undefined || !precedes(event, parent)) break;
    heap[hole] = parent;
    hole = above;
  }
  heap[hole] = event;
}

function sink(heap: QueuedEvent[], event: QueuedEvent): void {
  let hole = 0;
  for (;;) {
    const below = smallerChild(heap, hole);
    const child = heap[below];
    if (child === undefined || !precedes(child, event)) break;
    heap[hole] = child;
    hole = below;
  }
  heap[hole] = event;
}

function smallerChild(heap: readonly QueuedEvent[], hole: number): number {
  const left = heap[2 * hole + 1];
  const right = heap[2 * hole + 2];
  return left !== undefined && right !== undefined && precedes(right, left)
    ? 2 * hole + 2
    : 2 * hole + 1;
}
