import { identifierOf } from '../../expression/identifier.ts';
import { type AbstractState, type GuaranteedBound, joinStates } from './abstract-state.ts';
import type { CounterexampleEvent } from '../finding/finding.ts';
import type { Fulfilment, Violation, AnalysisContext } from './analysis-types.ts';

/** Moves courses on in time, and keeps account of what has come of them. */
export class Accumulator<T> {
  readonly fulfilled: Fulfilment<T>[] = [];
  readonly violated: Violation<T>[] = [];
  readonly #context: AnalysisContext<T>;

  constructor(context: AnalysisContext<T>) {
    this.#context = context;
  }

  fulfil({ at, guaranteed }: AbstractState<T>): void {
    if (at === undefined) return;
    const soon = guaranteed ? this.#context.times.meet(at, guaranteed.by) : at;
    this.fulfilled.push({ at: soon, afterEnd: false, cutByEnd: false });
  }

  violate(at: T, how: Omit<Violation<T>, 'at'>): void {
    this.violated.push({ at, ...how });
  }

  /** The latest of all that has been kept. */
  latestFulfilment(): T | undefined {
    const [first, ...rest] = this.fulfilled;
    return first && rest.reduce((late, { at }) => this.#context.times.join(late, at), first.at);
  }

  /** Where counting begins. */
  startCounting({ earlyTermination: endEvent }: AbstractState<T>): AbstractState<T> {
    const { countedFrom, obligation, caseStart = countedFrom } = this.#context;
    if (endEvent && obligation.atEnd === 'violated')
      this.violate(countedFrom, { endEvent, concurrent: true });
    const name = identifierOf(obligation.after ?? '');
    const timestamps = {
      case: caseStart,
      [`${name}.sentAt`]: countedFrom,
      [`${name}.deliveredAt`]: countedFrom,
    };
    return { at: countedFrom, timestamps };
  }

  /** The mail server has accepted a message that leaves then, or refused it for good. */
  afterMail(state: AbstractState<T>): AbstractState<T> {
    return mapTime(state, (at) => this.#context.times.after(at, this.#context.assume.mail));
  }

  traced(state: AbstractState<T>, step: string, happens: CounterexampleEvent): AbstractState<T> {
    return mapTime(state, (at) => this.#context.times.trace(at, step, happens));
  }

  /** Something beside the line surely brings it. */
  withGuaranteed(
    state: AbstractState<T>,
    { by, survivesEnd }: GuaranteedBound<T>,
  ): AbstractState<T> {
    const { guaranteed } = state;
    if (guaranteed === undefined) return { ...state, guaranteed: { by, survivesEnd } };
    const sooner = this.#context.times.meet(guaranteed.by, by);
    return {
      ...state,
      guaranteed: { by: sooner, survivesEnd: survivesEnd && guaranteed.survivesEnd },
    };
  }

  join(states: readonly AbstractState<T>[]): readonly AbstractState<T>[] {
    return joinStates(states, this.#context.times);
  }
}

export const withTimestamp = <T>(state: AbstractState<T>, mark: string): AbstractState<T> =>
  state.at === undefined
    ? state
    : { ...state, timestamps: { ...state.timestamps, [mark]: state.at } };

export const mapTime = <T>(state: AbstractState<T>, to: (at: T) => T): AbstractState<T> =>
  state.at === undefined ? state : { ...state, at: to(state.at) };
