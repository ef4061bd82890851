import type { ProofAssumptions } from '../../model/plan.ts';
import { isElapsed } from './is-elapsed.ts';
import type { Delay, Send, UserTask, Behaviour } from '../../behaviour/behaviour.ts';
import type { Interval } from './reachable.ts';
import type { TimeDomain } from './time-domain.ts';
import type { Duration } from '../../model/base.ts';

/** What is asked of the spans of a shape. */
export interface IntervalQuery<T> {
  readonly early: TimeDomain<T>;
  readonly late: TimeDomain<T>;
  readonly assume: ProofAssumptions;
  /** A line is of no interest any more once this message has been told. */
  readonly until: (emit: Send) => boolean;
  /** Also what runs beside the line. */
  readonly includesForks: boolean;
}

/** When things can happen, by step: that its message is accepted, that its task is opened, that it is settled. */
export interface Intervals<T> {
  readonly told: ReadonlyMap<string, Interval<T>>;
  readonly asked: ReadonlyMap<string, Interval<T>>;
  readonly settled: ReadonlyMap<string, Interval<T>>;
}

/** Follows every way at its earliest and at its latest: an answer can come as soon as it is asked for, and up to the deadline. */
export function intervalsOf<T>(
  behaviour: Behaviour,
  start: Interval<T>,
  query: IntervalQuery<T>,
): Intervals<T> {
  const intervals = { told: new Map(), asked: new Map(), settled: new Map() };
  new IntervalAnalysis(query, start.late, intervals).advance(behaviour, start);
  return intervals;
}

interface IntervalMaps<T> {
  readonly told: Map<string, Interval<T>>;
  readonly asked: Map<string, Interval<T>>;
  readonly settled: Map<string, Interval<T>>;
}

type EndInterval<T> = Interval<T> | undefined;

class IntervalAnalysis<T> {
  readonly #query: IntervalQuery<T>;
  readonly #start: T;
  readonly #intervals: IntervalMaps<T>;

  constructor(query: IntervalQuery<T>, start: T, intervals: IntervalMaps<T>) {
    this.#query = query;
    this.#start = start;
    this.#intervals = intervals;
  }

  /** When the line comes out at the end of a shape; undefined when it never does. */
  advance(behaviour: Behaviour, from: Interval<T>): EndInterval<T> {
    if (behaviour.term === 'sequence')
      return behaviour.of.reduce<EndInterval<T>>((at, one) => at && this.advance(one, at), from);
    if (behaviour.term === 'choice')
      return this.#union(behaviour.branches.map((branch) => this.advance(branch.behaviour, from)));
    if (behaviour.term === 'delay') return this.#delay(behaviour, from);
    if (behaviour.term === 'send') return this.#send(behaviour, from);
    if (behaviour.term === 'task') return this.#userTask(behaviour, from);
    if (behaviour.term === 'fork' && this.#query.includesForks)
      this.advance(behaviour.behaviour, from);
    return behaviour.term === 'end' ? undefined : from;
  }

  #delay({ length }: Delay, from: Interval<T>): Interval<T> {
    const { early, assume } = this.#query;
    if (!('until' in length))
      return { early: early.after(from.early, length), late: this.#late(from.late, length) };
    if (isElapsed(length.until, assume)) return from;
    return { early: from.early, late: this.#late(from.late, length.atMost) };
  }

  #send(send: Send, from: Interval<T>): EndInterval<T> {
    const { assume, until, includesForks } = this.#query;
    const accepted = { early: from.early, late: this.#late(from.late, assume.mail) };
    this.#record(this.#intervals.told, send.step, accepted);
    const told = until(send);
    if (!send.holds) {
      if (includesForks && !told) this.advance(send.undelivered, accepted);
      return told ? undefined : from;
    }
    const refused =
      told && send.undelivered.term === 'task'
        ? undefined
        : this.advance(send.undelivered, accepted);
    return this.#union([told ? undefined : accepted, refused]);
  }

  #userTask(task: UserTask, from: Interval<T>): EndInterval<T> {
    const { early, late } = this.#query;
    this.#record(this.#intervals.asked, task.step, {
      early: from.early,
      late: this.#late(from.late, this.#query.assume.mail),
    });
    const closed = (at: T, times: TimeDomain<T>): T =>
      task.windows.reduce((open, { within }) => times.after(open, within), at);
    // No moment of the case lies after its start.
    const closes = task.since?.cel.startsWith('case.')
      ? late.until(from.late, closed(this.#start, late))
      : closed(from.late, late);
    // A window that counts from an earlier moment may be over as soon as the step opens.
    const silent = task.since === undefined ? closed(from.early, early) : from.early;
    this.#record(this.#intervals.settled, task.step, { early: from.early, late: closes });
    const answered = { early: from.early, late: late.justBefore(closes) };
    return this.#union([
      ...task.answers.map((branch) => this.advance(branch.behaviour, answered)),
      this.advance(task.silent.behaviour, { early: silent, late: closes }),
    ]);
  }

  #late(at: T, duration: Duration): T {
    return this.#query.late.after(at, duration);
  }

  #union(ends: readonly EndInterval<T>[]): EndInterval<T> {
    return ends.reduce((a, b) => (a && b ? this.#hull(a, b) : (a ?? b)), undefined);
  }

  #hull(a: Interval<T>, b: Interval<T>): Interval<T> {
    const { early, late } = this.#query;
    return { early: early.meet(a.early, b.early), late: late.join(a.late, b.late) };
  }

  #record(intervals: Map<string, Interval<T>>, step: string, interval: Interval<T>): void {
    const known = intervals.get(step);
    intervals.set(step, known ? this.#hull(known, interval) : interval);
  }
}
