import type { Instant } from '../model/base.ts';

/** Turns of one instant, in their order. At a deadline itself an answer is too late, and whoever acts knows all that has come of before. */
export const priorities = { result: 0, due: 1, act: 2 } as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

/** Something that is going to happen. */
interface SimulationEvent {
  readonly at: Instant;
  readonly priority: Priority;
  /** Among those of the same instant and turn. */
  readonly order: number;
  readonly happens: () => void;
}

/** What is going to happen, but for the waits of the case, of which it need only know the earliest. */
export interface EventQueue {
  readonly add: (event: SimulationEvent) => void;
  /** Takes what is next; without `happens`, the case's own wait until `due`. */
  readonly next: (due: Instant) => NextEvent | undefined;
}

interface NextEvent {
  readonly at: Instant;
  readonly happens?: () => void;
}

/** A binary heap: the earliest event is at its top. */
export function createEventQueue(): EventQueue {
  const heap: SimulationEvent[] = [];
  return {
    add(event) {
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

const precedes = (a: SimulationEvent, b: SimulationEvent): boolean =>
  (a.at - b.at || a.priority - b.priority || a.order - b.order) < 0;

function rise(heap: SimulationEvent[], event: SimulationEvent): void {
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

function sink(heap: SimulationEvent[], event: SimulationEvent): void {
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

function smallerChild(heap: readonly SimulationEvent[], hole: number): number {
  const left = heap[2 * hole + 1];
  const right = heap[2 * hole + 2];
  return left !== undefined && right !== undefined && precedes(right, left)
    ? 2 * hole + 2
    : 2 * hole + 1;
}
