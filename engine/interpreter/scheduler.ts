import type { Coroutine, Pause, WakeReason } from '../ports/step-context.ts';
import type { Wait } from '../ports/host.ts';
import type { Instant } from '../model/base.ts';

/** Thrown by a fiber to unwind itself after it has ended the case; never leaves the scheduler. One object for all, since nobody reads its stack. */
export const fiberEnded = new Error('the fiber has ended');

/** The role of a fiber: at its end the case waits for `awaited` fibers and stops the others. One that waits for a `delivery` no end stops. */
export type FiberRole = 'main' | 'awaited' | 'delivery' | 'until-end' | 'backstop';

/** Runs the fibers of a case cooperatively, one at a time: each until it yields a pause. */
export interface Scheduler {
  /** Adds a fiber, which runs with the next `settle`. */
  start(role: FiberRole, body: Coroutine): void;
  /** Runs fibers until all are suspended, in a fixed order: new ones, then those that are ready, then those that are due. */
  settle(): void;
  /** Stops all suspended fibers of these roles, whose `finally` blocks run. The running fiber unwinds itself. */
  stop(roles: readonly FiberRole[]): void;
  has(...roles: readonly FiberRole[]): boolean;
  /** All suspended fibers, for the host. */
  waits(): readonly Wait[];
  /** The earliest `until` of all waits. */
  due(): Instant;
}

/** A thread of the interpreter: a coroutine and the pause in which it is suspended. */
interface Fiber {
  readonly role: FiberRole;
  readonly body: Coroutine;
  /** Missing in a new fiber, which has not begun to run. */
  pause: Pause | undefined;
  /** Number of the pause, counted over all fibers of the case. */
  id: number;
}

/** Creates a scheduler on the clock of the case. */
export function createScheduler(now: () => Instant): Scheduler {
  let fibers: readonly Fiber[] = [];
  let waits = 0;
  let running: Fiber | undefined;

  const resume = (fiber: Fiber, reason: WakeReason) => {
    running = fiber;
    fiber.pause = undefined;
    const { done, value } = advance(fiber.body, reason);
    running = undefined;
    if (done === true) fibers = fibers.filter((other) => other !== fiber);
    else {
      fiber.pause = value;
      fiber.id = waits += 1;
    }
  };

  return {
    start: (role, body) => {
      fibers = [...fibers, { role, body, pause: undefined, id: 0 }];
    },
    settle() {
      for (;;) {
        const ready = nextReady(fibers);
        const next = ready ?? earliestDue(fibers, now());
        if (next === undefined) return;
        resume(next, ready === undefined ? 'due' : 'ready');
      }
    },
    stop(roles) {
      const [stopped, remaining] = partition(
        fibers,
        (fiber) => fiber !== running && roles.includes(fiber.role),
      );
      fibers = remaining;
      for (const { body } of stopped) body.return();
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

function advance(body: Coroutine, reason: WakeReason): IteratorResult<Pause, void> {
  try {
    return body.next(reason);
  } catch (thrown) {
    if (thrown === fiberEnded) return { done: true, value: undefined };
    throw thrown;
  }
}

/** A new fiber if there is one, else the ready fiber that was suspended first. */
function nextReady(fibers: readonly Fiber[]): Fiber | undefined {
  let found: Fiber | undefined;
  for (const fiber of fibers) {
    if (fiber.pause === undefined) return fiber;
    if (found !== undefined && found.id < fiber.id) continue;
    if (fiber.pause.ready?.() === true) found = fiber;
  }
  return found;
}

/** The fiber that was due first. */
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
