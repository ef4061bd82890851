import type { Behaviour } from '../../behaviour/behaviour.ts';
import type { AbstractState, CountingState } from './abstract-state.ts';
import type { AnalysisContext } from './analysis.ts';

/** An abstract interpretation under way, as the transfer functions of single terms see it. */
export interface Interpretation<T> {
  readonly context: AnalysisContext<T>;
  /** The states in which the line leaves a behaviour with the obligation still pending. */
  along(behaviour: Behaviour, state: AbstractState<T>): States<T>;
  /** The behaviour runs beside the line, which goes on in the states `main`. */
  concurrent(behaviour: Behaviour, state: AbstractState<T>, line: ConcurrentLine<T>): States<T>;
  startCounting(step: string, state: AbstractState<T>): CountingState<T>;
  /** The obligation is fulfilled at this time, or sooner where something else fulfils it for sure. */
  fulfil(at: T, outOf: Pick<AbstractState<T>, 'guaranteed' | 'underWay'>): void;
}

export type States<T> = readonly AbstractState<T>[];

export interface ConcurrentLine<T> {
  readonly main: States<T>;
  /** The branch goes on when the line ends the case. */
  readonly survivesEnd: boolean;
}
