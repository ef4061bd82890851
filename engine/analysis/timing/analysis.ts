import type { ProofAssumptions } from '../../model/plan.ts';
import { minuteMs } from '../../time/units.ts';
import type { EndEvent, Send, UserTask } from '../../behaviour/behaviour.ts';
import type { AbstractState } from './abstract-state.ts';
import type { KnownMoments } from './moments.ts';
import type { Obligation } from './obligation.ts';
import type { Clock, TimeDomain } from './time-domain.ts';

// The context of an analysis of timing, its start, and its result.

/** The context of an analysis of timing: the obligation that it looks for, and its assumptions. */
export interface AnalysisContext<T> extends Clock<T> {
  readonly obligation: Obligation;
  readonly assume: ProofAssumptions;
  /**
   * What becomes of a message that an outcome may cancel while it is under way: the outcome arrives in its place (`heard`), or may itself
   * never arrive (`lost`); `none` where no outcome cancels it.
   */
  readonly overtaking: (send: Send) => Overtaking;
  /** When counting begins. */
  readonly countedFrom: T;
}

export type Overtaking = 'none' | 'heard' | 'lost';

/** The assumptions for plans that state none. */
export const defaultAssumptions: ProofAssumptions = { mail: { ms: 15 * minuteMs } };

/** The point of a flow at which an analysis begins, and the moments that are known there. */
export interface AnalysisStart<T> extends KnownMoments<T> {
  /** When the line begins at the latest. */
  readonly at: T;
  /** The line stands at this task, before the behaviour that is analysed; the last window closes then. */
  readonly openTask?: { readonly task: UserTask; readonly closes: T };
  /** A parallel branch may end the case at any time before counting begins. */
  readonly earlyTermination?: EndEvent;
  /** The behaviour is a backstop's: its end cuts the line off. */
  readonly isParallel?: boolean;
}

/** The result of an analysis, path by path as far as paths differ. */
export interface AnalysisResult<T> {
  /** When the obligation is fulfilled at the latest. */
  readonly fulfilled: readonly Fulfilment<T>[];
  /** The case ends, and it never is. */
  readonly violated: readonly Violation<T>[];
  /** The behaviour ends, and it still can be. */
  readonly pending: readonly AbstractState<T>[];
}

export interface Fulfilment<T> {
  readonly at: T;
  /** After the end of the case, when no backstop fires any more, by what may not have left before. */
  readonly afterEnd: boolean;
  /** The end of the case is taken for it, since it stops the branch that would have fulfilled it. */
  readonly cutByEnd: boolean;
}

export interface Violation<T> {
  readonly at: T;
  /** Missing where the analysis could not follow a parallel branch to its end. */
  readonly endEvent?: EndEvent;
  /** A parallel branch was taken to end the case, or to fulfil nothing, at any time. */
  readonly concurrent: boolean;
}

/** The latest of all paths on which the obligation is fulfilled; undefined when there is none. */
export function latestFulfilment<T>(
  fulfilled: readonly Fulfilment<T>[],
  times: TimeDomain<T>,
): T | undefined {
  const [first, ...rest] = fulfilled;
  return first && rest.reduce((late, { at }) => times.join(late, at), first.at);
}
