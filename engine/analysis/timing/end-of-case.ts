import type { EndEvent } from '../../behaviour/behaviour.ts';
import { type AbstractState, type CountingState, isCounting } from './abstract-state.ts';
import type { AnalysisContext, Fulfilment, Violation } from './analysis.ts';
import type { MessageUnderWay } from './message-under-way.ts';
import { recorded } from './traced-state.ts';
import { endingEvent } from './trace-events.ts';

/** The effect of an end of the case on an obligation that is still pending; undefined when there is none. */
export type EndEffect<T> =
  { readonly fulfilled: Fulfilment<T> } | { readonly violated: Violation<T> } | undefined;

/** What an end does to the obligation. `isParallel`: it cuts off the line on which counting has begun. */
export function effectOfEnd<T>(
  end: EndEvent,
  state: AbstractState<T>,
  context: AnalysisContext<T>,
  isParallel: boolean,
): EndEffect<T> {
  if (!isCounting(state)) return endBeforeCounting(end, state, context);
  if (isParallel && context.obligation.atEnd === 'dropped') return undefined;
  return state.underWay ? arrivesAfterEnd(state.underWay) : endPending(end, state, context);
}

/**
 * The end lets a message arrive on which the obligation rests. It has left before: where that was behind the time of a backstop, the backstop
 * has spoken, and where it was before, the message has arrived when that would have, unless another one comes in its place.
 */
const arrivesAfterEnd = <T>({ by: at, overtakenTo }: MessageUnderWay<T>): EndEffect<T> => ({
  fulfilled: { at, afterEnd: overtakenTo !== undefined, cutByEnd: false },
});

/** The end stops a parallel branch in which counting may have begun. */
function endBeforeCounting<T>(
  endEvent: EndEvent,
  { parallelCounting }: AbstractState<T>,
  { obligation, countedFrom: at }: AnalysisContext<T>,
): EndEffect<T> {
  const isCut =
    parallelCounting === 'ended' || (parallelCounting === 'stopped' && endEvent.beside === 'stop');
  return isCut && obligation.atEnd === 'violated'
    ? { violated: { at, endEvent, concurrent: true } }
    : undefined;
}

function endPending<T>(
  endEvent: EndEvent,
  { at: arrives, guaranteed }: CountingState<T>,
  context: AnalysisContext<T>,
): EndEffect<T> {
  const { times, trace, obligation } = context;
  const at = recorded(arrives, endEvent.step, endingEvent(endEvent), context);
  if (obligation.atEnd === 'discharged')
    return { fulfilled: { at, afterEnd: false, cutByEnd: false } };
  if (guaranteed?.survivesEnd && endEvent.beside === 'finish')
    return fulfilledAfterEnd(guaranteed.by);
  // The end stops the branch. It discharges the obligation, unless the branch has fulfilled it before.
  if (guaranteed && obligation.atEnd === 'dropped')
    return { fulfilled: { at: times.meet(guaranteed.by, at), afterEnd: true, cutByEnd: true } };
  // The branch that the end stops may have fulfilled the obligation before.
  const concurrent = !!guaranteed && trace?.isAfter(guaranteed.by, at) === false;
  return { violated: { at, endEvent, concurrent } };
}

const fulfilledAfterEnd = <T>(at: T): EndEffect<T> => ({
  fulfilled: { at, afterEnd: true, cutByEnd: false },
});
