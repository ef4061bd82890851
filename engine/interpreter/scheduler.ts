import type { Coroutine, Pause, WakeReason } from '../ports/step-context.ts';
import type { Wait } from '../ports/host.ts';
import type { Instant } from '../model/base.ts';

/** Thrown by a line to unwind itself after it has ended the case; never leaves the scheduler. One for all: nobody reads its stack. */
export const fiberEnded = new Error('the line is over');

/** What a line is to the case when it ends. */
export type FiberRole = 'main' | 'awaited' | 'until-end' | 'backstop';

export interface Scheduler {
  start(role: FiberRole, flow: Coroutine): void;
  /** Runs every line as far as it gets, in one fixed order. */
  settle(): void;
  /** Stops all paused lines of these roles; their `finally` blocks run. The line that is running unwinds itself. */
  stop(roles: readonly FiberRole[]): void;
  has(...roles: readonly FiberRole[]): boolean;
  waits(): readonly Wait[];
  /** The earliest `until` of all waits. */
  due(): Instant;
}

interface Fiber {
  readonly role: FiberRole;
  readonly flow: Coroutine;
  /** Why it stands still; a new one has not begun to run. */
  pause: Pause | undefined;
  /** Of the wait; counts the pauses of all lines. */
  id: number;
}

export function createScheduler(now: () => Instant): Scheduler {
  let fibers: readonly Fiber[] = [];
  let waits = 0;
  let running: Fiber | undefined;

  const resume = (fiber: Fiber, woken: WakeReason) => {
    running = fiber;
    fiber.pause = undefined;
    const { done, value } = advance(fiber.flow, woken);
    running = undefined;
    if (done === true) fibers = fibers.filter((other) => other !== fiber);
    else {
      fiber.pause = value;
      fiber.id = waits += 1;
    }
  };

  return {
    start: (role, flow) => {
      fibers = [...fibers, { role, flow, pause: undefined, id: 0 }];
    },
    settle() {
      for (;;) {
        const fiber = nextReady(fibers);
        const woken = fiber ?? earliestDue(fibers, now());
        if (woken === undefined) return;
        resume(woken, fiber === undefined ? 'due' : 'ready');
      }
    },
    stop(roles) {
      const [stopped, remaining] = partition(
        fibers,
        (fiber) => fiber !== running && roles.includes(fiber.role),
      );
      fibers = remaining;
      for (const { flow } of stopped) flow.return();
    },
    has: (...roles) => fibers.some(({ role }) => roles.includes(role)),
    due() {
      let earliest = Infinity;
      for (const fiber of fibers) earliest = Math.min(earliest, dueOf(fiber));
      return earliest;
    },
    waits() {
      return fibers.flatMap(({ pause, id }) => (pause === undefined ? [] : [asWait(pause, id)]));
    },
  };
}

function advance(flow: Coroutine, woken: WakeReason): IteratorResult<Pause, void> {
  try {
    return flow.next(woken);
  } catch (thrown) {
    if (thrown === fiberEnded) return { done: true, value: undefined };
    throw thrown;
  }
}

/** New lines first, then whoever is ready, in the order of pausing. */
function nextReady(fibers: readonly Fiber[]): Fiber | undefined {
  let found: Fiber | undefined;
  for (const fiber of fibers) {
    if (fiber.pause === undefined) return fiber;
    if (found !== undefined && found.id < fiber.id) continue;
    if (fiber.pause.ready?.() === true) found = fiber;
  }
  return found;
}

/** Then whoever is due: the earliest first. */
function earliestDue(fibers: readonly Fiber[], now: Instant): Fiber | undefined {
  let found: Fiber | undefined;
  for (const fiber of fibers) {
    const at = dueOf(fiber);
    if (at > now) continue;
    const later = found === undefined ? 1 : dueOf(found) - at || found.id - fiber.id;
    if (later > 0) found = fiber;
  }
  return found;
}

const dueOf = ({ pause }: Fiber): Instant => pause?.until ?? Infinity;

const asWait = ({ label, step, until: at }: Pause, id: number): Wait => ({
  id,
  label,
  ...(step === undefined ? {} : { step }),
  ...(at === undefined ? {} : { until: at }),
});

const partition = <T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] => [
  items.filter(holds),
  items.filter((item) => !holds(item)),
];
