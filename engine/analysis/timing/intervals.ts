import type { ProofAssumptions } from '../../model/plan.ts';
import type { Behaviour, Delay, Send, UserTask } from '../../behaviour/behaviour.ts';
import { isReachedAnotherWay } from '../../behaviour/reached-another-way.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { isBeforeStart, isElapsed } from './moments.ts';
import type { Interval } from './reachable.ts';
import { lastClosing } from './task-times.ts';
import type { TimeDomain } from './time-domain.ts';
import type { Duration } from '../../model/base.ts';

/** A query for the intervals of a behaviour: where its paths end, and how time counts at the two ends of an interval. */
export interface IntervalQuery<T> {
  readonly early: TimeDomain<T>;
  readonly late: TimeDomain<T>;
  readonly assume: ProofAssumptions;
  /** A path ends once this message has been told. */
  readonly until: (send: Send) => boolean;
  /** Whether parallel branches are followed as well. */
  readonly includesForks: boolean;
}

/** When things can happen, by step: its message is accepted, its task is opened, its task is settled. */
export interface Intervals<T> {
  readonly told: ReadonlyMap<string, Interval<T>>;
  readonly asked: ReadonlyMap<string, Interval<T>>;
  readonly settled: ReadonlyMap<string, Interval<T>>;
}

/** Follows every path at its earliest and at its latest: an answer can come as soon as it is asked for, and until the deadline. */
export function intervalsOf<T>(
  behaviour: Behaviour,
  start: Interval<T>,
  query: IntervalQuery<T>,
): Intervals<T> {
  const analysis = new IntervalAnalysis(query, start.late);
  analysis.along(behaviour, start);
  return analysis;
}

/** When the line leaves a term; undefined when it never does. */
type EndInterval<T> = Interval<T> | undefined;

class IntervalAnalysis<T> implements Intervals<T> {
  readonly told = new Map<string, Interval<T>>();
  readonly asked = new Map<string, Interval<T>>();
  readonly settled = new Map<string, Interval<T>>();
  readonly #query: IntervalQuery<T>;
  readonly #caseStart: T;

  readonly #transfer: Visitor<EndInterval<T>, [from: Interval<T>]> = {
    pass: (_pass, from) => from,
    sequence: ({ of }, from) =>
      of.reduce<EndInterval<T>>((at, one) => at && this.along(one, at), from),
    delay: (delay, from) => this.#delay(delay, from),
    show: (_show, from) => from,
    send: (send, from) => this.#send(send, from),
    task: (task, from) => this.#task(task, from),
    choice: ({ branches }, from) =>
      this.#union(branches.map(({ behaviour }) => this.along(behaviour, from))),
    fork: ({ behaviour }, from) => {
      if (this.#query.includesForks) this.along(behaviour, from);
      return from;
    },
    end: () => undefined,
  };

  constructor(query: IntervalQuery<T>, caseStart: T) {
    this.#query = query;
    this.#caseStart = caseStart;
  }

  along(behaviour: Behaviour, from: Interval<T>): EndInterval<T> {
    return visit(this.#transfer, behaviour, from);
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
    this.#record(this.told, send.step, accepted);
    const endsHere = until(send);
    if (!send.holds) {
      if (includesForks && !endsHere) this.along(send.undelivered, accepted);
      return endsHere ? undefined : from;
    }
    const refused =
      endsHere && isReachedAnotherWay(send.undelivered)
        ? undefined
        : this.along(send.undelivered, accepted);
    return this.#union([endsHere ? undefined : accepted, refused]);
  }

  #task(task: UserTask, from: Interval<T>): EndInterval<T> {
    const { late, assume } = this.#query;
    const asked = { early: from.early, late: this.#late(from.late, assume.mail) };
    this.#record(this.asked, task.step, asked);
    // Any other moment is bounded by the present.
    const closes =
      task.since && isBeforeStart(task.since.cel, assume)
        ? late.until(from.late, lastClosing(task, this.#caseStart, late))
        : lastClosing(task, from.late, late);
    this.#record(this.settled, task.step, { early: from.early, late: closes });
    const answered = { early: from.early, late: late.justBefore(closes) };
    return this.#union([
      ...task.answers.map(({ behaviour }) => this.along(behaviour, answered)),
      // It may be over as soon as it opens: the window that counts from another moment, or of people whom no mail can ask.
      this.along(task.silent.behaviour, { early: from.early, late: closes }),
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
