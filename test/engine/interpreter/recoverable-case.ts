import { RecoverableRun } from '../../../engine/interpreter/recoverable-run.ts';
import type { CaseInput } from '../../../engine/interpreter/execute.ts';
import type { Host, Input } from '../../../engine/ports/host.ts';
import type { Entry, Fact } from '../../../engine/model/journal.ts';
import type { Plan } from '../../../engine/model/plan.ts';
import type { StopCode } from '../../../engine/model/stop.ts';
import type { Instant } from '../../../engine/model/base.ts';

/**
 * A case that survives errors, on a host on which mail arrives at once, a role is the person of the same name, and everybody says the first
 * thing they may.
 */
export interface RecoverableCase {
  readonly recoverable: RecoverableRun;
  readonly entries: readonly Entry[];
  /** The turns that have stopped the case. */
  readonly stops: ReadonlyMap<number, StopCode>;
  /** Works off what has come; what comes of a stopped case is worked off as well. */
  settle(): void;
  /** Lets people answer and time pass until the case is over, stopped, or nothing happens any more. */
  play(): void;
  readonly now: () => Instant;
  pass(ms: number): void;
}

export function recoverableCase(
  input: CaseInput,
  start: Instant,
  known: ReadonlyMap<number, StopCode> = new Map(),
): RecoverableCase {
  let now = start;
  const entries: Entry[] = [];
  const inbox: Input[] = [];
  const stops = new Map(known);
  const host: Host = {
    now: () => now,
    record: (fact: Fact) => entries.push({ seq: entries.length + 1, at: now, ...fact }),
    send: ({ id }) =>
      inbox.push({ kind: 'fate', message: id, fate: { fate: 'accepted', at: now } }),
    cancel: (message) => inbox.push({ kind: 'fate', message, fate: { fate: 'dropped' } }),
    assign: ({ by, ...opening }) =>
      inbox.push({
        kind: 'seats',
        ...opening,
        seats: by.map((seat) => ({ seat, people: [seat] })),
      }),
  };
  const recoverable = new RecoverableRun(input, {
    host,
    during(at, work) {
      now = at;
      return work();
    },
    cancelled: () => [],
    checkpoint() {
      const [recorded, asked] = [entries.length, inbox.length];
      return () => {
        entries.length = recorded;
        inbox.length = asked;
      };
    },
    stops: {
      stoppedBy: (turn) => stops.get(turn),
      stop: (turn, code) => known.size === 0 && stops.set(turn, code) !== undefined,
    },
    failed: () => undefined,
  });
  const settle = () => {
    while (inbox.length > 0) recoverable.turn(inbox.splice(0, 1), now);
  };
  const answer = (): boolean => {
    const task = recoverable.run.tasks.find((open) => (open.pending() ?? []).length > 0);
    const [person] = task?.pending() ?? [];
    const [option] = task?.opened.outcomes ?? [];
    if (task === undefined || person === undefined || option === undefined) return false;
    const { task: id, round } = task.opened;
    const said = { task: id, round, person, outcome: option.outcome, channel: 'api' as const };
    recoverable.turn([{ kind: 'act', act: said }], now);
    return true;
  };
  const advance = (): boolean => {
    if (recoverable.run.due === Infinity) return false;
    now = Math.max(now, recoverable.run.due);
    recoverable.turn([{ kind: 'time' }], now);
    return true;
  };
  const play = () => {
    settle();
    while (
      recoverable.run.stopped === undefined &&
      !recoverable.run.over &&
      (answer() || advance())
    )
      settle();
  };
  return {
    recoverable,
    entries,
    stops,
    settle,
    play,
    now: () => now,
    pass(ms) {
      now += ms;
    },
  };
}

/** Lets a case go on, unless its journal would come out otherwise. */
export function resumed(
  { recoverable, now }: RecoverableCase,
  mended: Plan,
  how: 'code' | 'plan' = 'plan',
) {
  const input = { ...recoverable.input, plan: mended };
  const difference = recoverable.differenceUnder(input);
  if (difference === undefined)
    recoverable.resume({ kind: 'resumed', mended: how, channel: 'cli' }, input, now());
  return difference;
}
