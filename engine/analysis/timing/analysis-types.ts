import type { ProofAssumptions } from '../../model/plan.ts';
import type { Send, EndEvent } from '../../behaviour/behaviour.ts';
import type { TimeDomain } from './time-domain.ts';
import type { AbstractState } from './abstract-state.ts';
import type { Obligation } from './obligation.ts';

/** What is looked for, and how time is counted meanwhile. */
export interface AnalysisContext<T> {
  readonly obligation: Obligation;
  readonly times: TimeDomain<T>;
  readonly assume: ProofAssumptions;
  /** Whether an outcome to the same person may drop the message while it is still on its way, and then stands for it. */
  readonly mayBeOvertaken: (emit: Send) => boolean;
  /** When counting begins. */
  readonly countedFrom: T;
  /** When the case has started, where counting begins later; default: then. */
  readonly caseStart?: T;
}

/** Where a search begins: when the line starts at the latest, with the moments that are known by then. */
export interface AnalysisStart<T> {
  readonly at: T;
  readonly timestamps: AbstractState<T>['timestamps'];
  readonly earlyTermination?: EndEvent;
}

/** What came of a search through a shape. */
export interface AnalysisResult<T> {
  /** When it is fulfilled at the latest, way by way. */
  readonly fulfilled: readonly Fulfilment<T>[];
  /** Ways on which the case ends and it never comes. */
  readonly violated: readonly Violation<T>[];
  /** Ways that come out at the end of the shape with it still open. */
  readonly pending: readonly AbstractState<T>[];
}

export interface Fulfilment<T> {
  readonly at: T;
  /** By what goes on beside when the case has ended: no backstop helps any more. */
  readonly afterEnd: boolean;
  /** The end of the case was taken for it, which cuts off what would have brought it. */
  readonly cutByEnd: boolean;
}

export interface Violation<T> {
  readonly at: T;
  /** Missing where the analysis could not follow a line beside to its end. */
  readonly endEvent?: EndEvent;
  /** What runs beside was taken to end the case at any time. */
  readonly concurrent: boolean;
}
