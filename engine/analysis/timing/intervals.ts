import type { Assumed } from '../../model/plan.ts';
import { isPast } from './is-elapsed.ts';
import type { Delay, Emit, Race, Shape } from '../../behaviour/behaviour.ts';
import type { Span } from './reachable.ts';
import type { Times } from './time-domain.ts';
import type { Duration } from '../../model/base.ts';

/** What is asked of the spans of a shape. */
export interface Spanning<T> {
  readonly early: Times<T>;
  readonly late: Times<T>;
  readonly assume: Assumed;
  /** A line is of no interest any more once this message has been told. */
  readonly until: (emit: Emit) => boolean;
  /** Also what runs beside the line. */
  readonly beside: boolean;
}

/** When things can happen, by step: that its message is accepted, that its task is opened, that it is settled. */
export interface Spans<T> {
  readonly told: ReadonlyMap<string, Span<T>>;
  readonly asked: ReadonlyMap<string, Span<T>>;
  readonly settled: ReadonlyMap<string, Span<T>>;
}

/** Follows every way at its earliest and at its latest: an answer can come as soon as it is asked for, and up to the deadline. */
export function spansOf<T>(shape: Shape, start: Span<T>, its: Spanning<T>): Spans<T> {
  const spans = { told: new Map(), asked: new Map(), settled: new Map() };
  new Fold(its, start.late, spans).along(shape, start);
  return spans;
}

interface Found<T> {
  readonly told: Map<string, Span<T>>;
  readonly asked: Map<string, Span<T>>;
  readonly settled: Map<string, Span<T>>;
}

type Ends<T> = Span<T> | undefined;

class Fold<T> {
  readonly #its: Spanning<T>;
  readonly #start: T;
  readonly #found: Found<T>;

  constructor(its: Spanning<T>, start: T, found: Found<T>) {
    this.#its = its;
    this.#start = start;
    this.#found = found;
  }

  /** When the line comes out at the end of a shape; undefined when it never does. */
  along(shape: Shape, from: Span<T>): Ends<T> {
    if (shape.term === 'seq')
      return shape.of.reduce<Ends<T>>((at, one) => at && this.along(one, at), from);
    if (shape.term === 'alt')
      return this.#any(shape.arms.map((arm) => this.along(arm.shape, from)));
    if (shape.term === 'delay') return this.#delay(shape, from);
    if (shape.term === 'emit') return this.#emit(shape, from);
    if (shape.term === 'race') return this.#race(shape, from);
    if (shape.term === 'beside' && this.#its.beside) this.along(shape.shape, from);
    return shape.term === 'exit' ? undefined : from;
  }

  #delay({ length }: Delay, from: Span<T>): Span<T> {
    const { early, assume } = this.#its;
    if (!('until' in length))
      return { early: early.after(from.early, length), late: this.#late(from.late, length) };
    if (isPast(length.until, assume)) return from;
    return { early: from.early, late: this.#late(from.late, length.atMost) };
  }

  #emit(emit: Emit, from: Span<T>): Ends<T> {
    const { assume, until, beside } = this.#its;
    const accepted = { early: from.early, late: this.#late(from.late, assume.mail) };
    this.#note(this.#found.told, emit.step, accepted);
    const told = until(emit);
    if (!emit.holds) {
      if (beside && !told) this.along(emit.undelivered, accepted);
      return told ? undefined : from;
    }
    const refused =
      told && emit.undelivered.term === 'race' ? undefined : this.along(emit.undelivered, accepted);
    return this.#any([told ? undefined : accepted, refused]);
  }

  #race(race: Race, from: Span<T>): Ends<T> {
    const { early, late } = this.#its;
    this.#note(this.#found.asked, race.step, {
      early: from.early,
      late: this.#late(from.late, this.#its.assume.mail),
    });
    const closed = (at: T, times: Times<T>): T =>
      race.windows.reduce((open, { within }) => times.after(open, within), at);
    // No moment of the case lies after its start.
    const closes = race.since?.cel.startsWith('case.')
      ? late.until(from.late, closed(this.#start, late))
      : closed(from.late, late);
    // A window that counts from an earlier moment may be over as soon as the step opens.
    const silent = race.since === undefined ? closed(from.early, early) : from.early;
    this.#note(this.#found.settled, race.step, { early: from.early, late: closes });
    const answered = { early: from.early, late: late.justBefore(closes) };
    return this.#any([
      ...race.answers.map((arm) => this.along(arm.shape, answered)),
      this.along(race.silent.shape, { early: silent, late: closes }),
    ]);
  }

  #late(at: T, duration: Duration): T {
    return this.#its.late.after(at, duration);
  }

  #any(ends: readonly Ends<T>[]): Ends<T> {
    return ends.reduce((a, b) => (a && b ? this.#hull(a, b) : (a ?? b)), undefined);
  }

  #hull(a: Span<T>, b: Span<T>): Span<T> {
    const { early, late } = this.#its;
    return { early: early.sooner(a.early, b.early), late: late.later(a.late, b.late) };
  }

  #note(found: Map<string, Span<T>>, step: string, span: Span<T>): void {
    const known = found.get(step);
    found.set(step, known ? this.#hull(known, span) : span);
  }
}
