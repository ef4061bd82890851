import type { DurationOrder } from '../../time/maps/duration-order.ts';
import type { ExploredFlow } from './explored-flow.ts';
import type { ExploredState, Line } from './explored-state.ts';
import {
  type KnownTimes,
  numberOfBackstop,
  type Precedence,
  type TimeBetween,
  wayBack,
} from './known-times.ts';
import { pendingBackstops } from './precedes.ts';
import { type Timer, timerOf, timerOfBackstop } from './timer.ts';

/** What is known of times when a line begins to wait now: whether it is surely due before or after each who waits already. */
export function timesWith(line: Line, state: ExploredState, explored: ExploredFlow): KnownTimes {
  const { times } = state;
  const timer = timerOf(line.todo.first);
  const own = line.todo.id;
  // What was known of a line that stood at the same place before.
  const order = times.order.filter((pair) => !pair.includes(own));
  const waiting = [...waitingLines(state, line), ...waitingBackstops(state, explored)];
  if (timer === undefined || waiting.some(({ number }) => number === own))
    return order.length === times.order.length ? times : { ...times, order };
  const { opened = times.now } = line;
  const one: Waiting = { number: own, timer, since: opened, isSure: true };
  const added = waiting.flatMap((other) => precedenceOf(other, one, times, explored.durations));
  return added.length === 0 && order.length === times.order.length
    ? times
    : { ...times, order: [...order, ...added] };
}

/** One who waits for the end of a time. */
interface Waiting {
  readonly number: number;
  readonly timer: Timer;
  /** The instant at which it began to wait. */
  readonly since: number;
  /** Whether it is seen when it no longer waits. */
  readonly isSure: boolean;
}

/**
 * The other lines that wait for the end of a time, without those that stand at the same place, such as the one handler of two messages: what
 * holds of one of them need not hold of the other, and their number does not tell them apart.
 */
function waitingLines({ lines }: ExploredState, but: Line): readonly Waiting[] {
  return lines.flatMap((line): readonly Waiting[] => {
    const { since, todo } = line;
    const timer = timerOf(todo.first);
    if (line === but || since === undefined || timer === undefined) return [];
    const isAlone = lines.every((other) => other === line || other.todo.id !== todo.id);
    return isAlone ? [{ number: todo.id, timer, since, isSure: true }] : [];
  });
}

const waitingBackstops = (state: ExploredState, explored: ExploredFlow): readonly Waiting[] =>
  pendingBackstops(state, explored).flatMap((index) => {
    const backstop = explored.flow.backstops[index];
    if (backstop === undefined) return [];
    const [number, timer] = [
      numberOfBackstop(index),
      timerOfBackstop(backstop, explored.startsAfter),
    ];
    return [{ number, timer, since: 0, isSure: explored.isSeenSilenced[index] === true }];
  });

/** The order of one who waits already and one who begins to wait now, if it is sure. */
function precedenceOf(
  waiting: Waiting,
  one: Waiting,
  times: KnownTimes,
  durations: DurationOrder,
): readonly Precedence[] {
  if (waiting.isSure && isBefore(waiting, one, times, durations))
    return [[waiting.number, one.number]];
  return isAfter(waiting, one, times, durations) ? [[one.number, waiting.number]] : [];
}

/**
 * It has begun to wait no later, but that one may wait again for a task that was opened before; of two that are due at the same instant, it then
 * comes first, unless it has begun a further wait.
 */
function isBefore(
  { timer: { lengths, since: moment, waitsOnce }, since }: Waiting,
  { timer, since: now }: Waiting,
  times: KnownTimes,
  { passesBefore }: DurationOrder,
): boolean {
  const ms = waitsOnce ? 0 : 1;
  const beganBefore = now === times.now;
  if (!timer.isExact && (moment === undefined || moment !== timer.since)) return false;
  if (beganBefore && passesBefore(lengths, timer.lengths, ms)) return true;
  const [own, other, isCommon] = commonWay(times, now, since);
  return (
    timer.isExact &&
    isCommon &&
    passesBefore([...other.most, ...lengths], [...own.least, ...timer.lengths], ms)
  );
}

function isAfter(
  { timer: { lengths, isExact, since: moment, sinceBefore }, since }: Waiting,
  { timer, since: now }: Waiting,
  times: KnownTimes,
  { passesBefore }: DurationOrder,
): boolean {
  const isSameMoment = since === now && moment !== undefined && moment === timer.since;
  if (isSameMoment && passesBefore(timer.lengths, lengths, 1)) return true;
  if (!isExact && sinceBefore === undefined) return false;
  const [own, other, isCommon] = commonWay(times, now, since);
  if (!isCommon) return false;
  return sinceBefore === undefined
    ? passesBefore([...own.most, ...timer.lengths], [...other.least, ...lengths], 1)
    : passesBefore([sinceBefore.start, ...own.most, ...timer.lengths], sinceBefore.lengths, 1);
}

/** What lies between two instants and the nearest one from which both count. */
function commonWay(
  times: KnownTimes,
  one: number,
  other: number,
): readonly [own: TimeBetween, other: TimeBetween, isCommon: boolean] {
  const back = wayBack(times, other);
  for (const [instant, own] of wayBack(times, one)) {
    const others = back.get(instant);
    if (others !== undefined) return [own, others, true];
  }
  return [nothingBetween, nothingBetween, false];
}

const nothingBetween: TimeBetween = { least: [], most: [] };
