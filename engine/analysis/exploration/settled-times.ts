import type { ExploredFlow } from './explored-flow.ts';
import type { ExploredState, Line } from './explored-state.ts';
import {
  type CountedInstant,
  type KnownTimes,
  numberOfBackstop,
  type TimeAfter,
  timesAtStart,
  wayBack,
} from './known-times.ts';
import { pendingBackstops } from './precedes.ts';
import { timerOf, timerOfBackstop } from './timer.ts';

/** A state in which all lines wait, with what is still to be known of its times: equal ones are told by the same numbers. */
export function withSettledTimes(state: ExploredState, explored: ExploredFlow): ExploredState {
  if (state.times === timesAtStart) return state;
  const counting = state.lines.filter(({ since }) => since !== undefined);
  const backstops = pendingBackstops(state, explored).map(numberOfBackstop);
  if (counting.length + backstops.length < 2) return withoutTimes(state);
  const kept = [0, ...new Set(counting.flatMap(({ since = 0 }) => (since === 0 ? [] : [since])))];
  const numbers = new Map(kept.map((instant, index) => [instant, index]));
  const instants = kept.map((instant) => counted(instant, { state, explored, numbers, backstops }));
  const waiting = new Set([...counting.map(({ todo }) => todo.id), ...backstops]);
  const order = state.times.order
    .filter((pair) => pair.every((number) => waiting.has(number)))
    .toSorted(([a, b], [c, d]) => a - c || b - d);
  const times: KnownTimes =
    instants.length === 1 && order.length === 0 ? timesAtStart : { instants, now: 0, order };
  return { ...state, times, lines: state.lines.map((line) => renumbered(line, numbers)) };
}

/** Who waits alone is due before nobody. */
const withoutTimes = (state: ExploredState): ExploredState => ({
  ...state,
  times: timesAtStart,
  lines: state.lines.some(({ since = 0 }) => since > 0)
    ? state.lines.map((line) => (line.since === undefined ? line : { ...line, since: 0 }))
    : state.lines,
});

const renumbered = (line: Line, numbers: ReadonlyMap<number, number>): Line => {
  const { since } = line;
  const number = since === undefined ? undefined : numbers.get(since);
  return number === undefined || number === since ? line : { ...line, since: number };
};

interface Settling {
  readonly state: ExploredState;
  readonly explored: ExploredFlow;
  /** The new numbers of the instants from which somebody counts. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly backstops: readonly number[];
}

/** An instant by the nearest one before it from which somebody counts who is not due yet; else nothing is known of it. */
function counted(instant: number, settling: Settling): CountedInstant {
  const { times } = settling.state;
  for (const [earlier, { least, most }] of wayBack(times, instant)) {
    const number = settling.numbers.get(earlier);
    if (earlier === instant || number === undefined) continue;
    const after: TimeAfter = {
      instant: number,
      lengths: most,
      isExact: least.length === most.length,
    };
    return mayMatter(earlier, most, settling) ? { after } : {};
  }
  return {};
}

/** Whether a time that counts from an instant may be over later. */
function mayMatter(
  instant: number,
  most: TimeAfter['lengths'],
  { state, explored, backstops }: Settling,
): boolean {
  const lines = state.lines.flatMap(({ since, todo }) =>
    since === instant ? [timerOf(todo.first)] : [],
  );
  const pending = explored.flow.backstops.flatMap((backstop, index) =>
    instant === 0 && backstops.includes(numberOfBackstop(index))
      ? [timerOfBackstop(backstop, explored.startsAfter)]
      : [],
  );
  return [...lines, ...pending].some((timer) =>
    timer?.sinceBefore === undefined
      ? timer?.isExact === true && explored.durations.passesBefore(most, timer.lengths, 1)
      : explored.durations.passesBefore(
          [timer.sinceBefore.start, ...most],
          timer.sinceBefore.lengths,
          1,
        ),
  );
}
