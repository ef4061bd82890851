import type { Assumed } from '../../model/plan.ts';
import type { Emit, Exit } from '../../behaviour/behaviour.ts';
import type { Times } from './time-domain.ts';
import type { Course } from './abstract-state.ts';
import type { Quest } from './obligation.ts';

/** What is looked for, and how time is counted meanwhile. */
export interface Search<T> {
  readonly quest: Quest;
  readonly times: Times<T>;
  readonly assume: Assumed;
  /** Whether an outcome to the same person may drop the message while it is still on its way, and then stands for it. */
  readonly mayBeOvertaken: (emit: Emit) => boolean;
  /** When counting begins. */
  readonly zero: T;
  /** When the case has started, where counting begins later; default: then. */
  readonly started?: T;
}

/** Where a search begins: when the line starts at the latest, with the moments that are known by then. */
export interface Start<T> {
  readonly at: T;
  readonly marks: Course<T>['marks'];
  readonly threat?: Exit;
}

/** What came of a search through a shape. */
export interface Found<T> {
  /** When it is fulfilled at the latest, way by way. */
  readonly kept: readonly Kept<T>[];
  /** Ways on which the case ends and it never comes. */
  readonly lost: readonly Lost<T>[];
  /** Ways that come out at the end of the shape with it still open. */
  readonly open: readonly Course<T>[];
}

export interface Kept<T> {
  readonly at: T;
  /** By what goes on beside when the case has ended: no backstop helps any more. */
  readonly afterEnd: boolean;
  /** The end of the case was taken for it, which cuts off what would have brought it. */
  readonly cut: boolean;
}

export interface Lost<T> {
  readonly at: T;
  /** Missing where the analysis could not follow a line beside to its end. */
  readonly exit?: Exit;
  /** What runs beside was taken to end the case at any time. */
  readonly beside: boolean;
}
