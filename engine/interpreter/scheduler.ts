import type { Flow, Pause, Woken } from '../ports/step-context.ts';
import type { Wait } from '../ports/host.ts';
import type { Instant } from '../model/base.ts';

/** Thrown by a line to unwind itself after it has ended the case; never leaves the scheduler. One for all: nobody reads its stack. */
export const lineOver = new Error('the line is over');

/** What a line is to the case when it ends. */
export type Role = 'main' | 'awaited' | 'until-end' | 'backstop';

export interface Scheduler {
  start(role: Role, flow: Flow): void;
  /** Runs every line as far as it gets, in one fixed order. */
  settle(): void;
  /** Stops all paused lines of these roles; their `finally` blocks run. The line that is running unwinds itself. */
  stop(roles: readonly Role[]): void;
  has(...roles: readonly Role[]): boolean;
  waits(): readonly Wait[];
  /** The earliest `until` of all waits. */
  due(): Instant;
}

interface Strand {
  readonly role: Role;
  readonly flow: Flow;
  /** Why it stands still; a new one has not begun to run. */
  pause: Pause | undefined;
  /** Of the wait; counts the pauses of all lines. */
  id: number;
}

export function createScheduler(now: () => Instant): Scheduler {
  let strands: readonly Strand[] = [];
  let waits = 0;
  let running: Strand | undefined;

  const resume = (strand: Strand, woken: Woken) => {
    running = strand;
    strand.pause = undefined;
    const { done, value } = advance(strand.flow, woken);
    running = undefined;
    if (done === true) strands = strands.filter((other) => other !== strand);
    else {
      strand.pause = value;
      strand.id = waits += 1;
    }
  };

  return {
    start: (role, flow) => {
      strands = [...strands, { role, flow, pause: undefined, id: 0 }];
    },
    settle() {
      for (;;) {
        const strand = ready(strands);
        const woken = strand ?? earliestDue(strands, now());
        if (woken === undefined) return;
        resume(woken, strand === undefined ? 'due' : 'ready');
      }
    },
    stop(roles) {
      const [stopped, kept] = partition(
        strands,
        (strand) => strand !== running && roles.includes(strand.role),
      );
      strands = kept;
      for (const { flow } of stopped) flow.return();
    },
    has: (...roles) => strands.some(({ role }) => roles.includes(role)),
    due() {
      let earliest = Infinity;
      for (const strand of strands) earliest = Math.min(earliest, until(strand));
      return earliest;
    },
    waits() {
      return strands.flatMap(({ pause, id }) => (pause === undefined ? [] : [asWait(pause, id)]));
    },
  };
}

function advance(flow: Flow, woken: Woken): IteratorResult<Pause, void> {
  try {
    return flow.next(woken);
  } catch (thrown) {
    if (thrown === lineOver) return { done: true, value: undefined };
    throw thrown;
  }
}

/** New lines first, then whoever is ready, in the order of pausing. */
function ready(strands: readonly Strand[]): Strand | undefined {
  let found: Strand | undefined;
  for (const strand of strands) {
    if (strand.pause === undefined) return strand;
    if (found !== undefined && found.id < strand.id) continue;
    if (strand.pause.ready?.() === true) found = strand;
  }
  return found;
}

/** Then whoever is due: the earliest first. */
function earliestDue(strands: readonly Strand[], now: Instant): Strand | undefined {
  let found: Strand | undefined;
  for (const strand of strands) {
    const at = until(strand);
    if (at > now) continue;
    const later = found === undefined ? 1 : until(found) - at || found.id - strand.id;
    if (later > 0) found = strand;
  }
  return found;
}

const until = ({ pause }: Strand): Instant => pause?.until ?? Infinity;

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
