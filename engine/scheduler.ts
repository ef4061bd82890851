import type { Flow, Pause, Woken } from './line.ts';
import type { Wait } from './host.ts';
import type { Instant } from './plan.ts';

/** Thrown by a line to unwind itself after it has ended the case; never leaves the scheduler. */
export class LineOver extends Error {}

/** What a line is to the case when it ends. */
export type Role = 'main' | 'awaited' | 'until-end' | 'backstop';

export interface Scheduler {
  start(role: Role, flow: Flow): void;
  /** Runs every line as far as it gets, in one fixed order. */
  settle(): void;
  /** Stops all paused lines of these roles; their `finally` blocks run. The line that is running unwinds itself. */
  stop(roles: readonly Role[]): void;
  has(...roles: readonly Role[]): boolean;
  readonly waits: readonly Wait[];
  /** The earliest `until` of all waits. */
  readonly due: Instant;
}

interface Strand {
  readonly role: Role;
  readonly flow: Flow;
  wait: (Pause & { readonly id: number }) | undefined;
}

export function createScheduler(now: () => Instant): Scheduler {
  let strands: Strand[] = [];
  let waits = 0;
  let running: Strand | undefined;

  const resume = (strand: Strand, woken: Woken) => {
    running = strand;
    strand.wait = undefined;
    const { done, value } = advance(strand.flow, woken);
    running = undefined;
    if (done === true) strands = strands.filter((other) => other !== strand);
    else strand.wait = { ...value, id: ++waits };
  };

  return {
    start: (role, flow) => {
      strands.push({ role, flow, wait: undefined });
    },
    settle() {
      for (;;) {
        const [strand, woken] = next(strands, now());
        if (strand === undefined) return;
        resume(strand, woken);
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
    get due() {
      let earliest = Infinity;
      for (const { wait } of strands) earliest = Math.min(earliest, wait?.until ?? Infinity);
      return earliest;
    },
    get waits() {
      return strands.flatMap(({ wait }) => (wait === undefined ? [] : [asWait(wait)]));
    },
  };
}

function advance(flow: Flow, woken: Woken): IteratorResult<Pause, void> {
  try {
    return flow.next(woken);
  } catch (thrown) {
    if (thrown instanceof LineOver) return { done: true, value: undefined };
    throw thrown;
  }
}

/** New lines first, then whoever is ready in the order of pausing, then whoever is due: the earliest first. */
function next(strands: readonly Strand[], now: Instant): [Strand | undefined, Woken] {
  const fresh = strands.find(({ wait }) => wait === undefined);
  if (fresh !== undefined) return [fresh, 'ready'];
  const ready = first(strands.filter(({ wait }) => wait?.ready?.() === true));
  if (ready !== undefined) return [ready, 'ready'];
  return [
    first(
      strands.filter(({ wait }) => (wait?.until ?? Infinity) <= now),
      until,
    ),
    'due',
  ];
}

const until = ({ wait }: Strand) => wait?.until ?? Infinity;

const first = (strands: readonly Strand[], key: (strand: Strand) => number = () => 0) =>
  strands.toSorted((a, b) => key(a) - key(b) || (a.wait?.id ?? 0) - (b.wait?.id ?? 0))[0];

const asWait = ({ id, label, step, until: at }: Pause & { readonly id: number }): Wait => ({
  id,
  label,
  ...(step === undefined ? {} : { step }),
  ...(at === undefined ? {} : { until: at }),
});

const partition = <T>(items: readonly T[], holds: (item: T) => boolean): [T[], T[]] => [
  items.filter(holds),
  items.filter((item) => !holds(item)),
];
