import { identifierOf } from '../../expression/identifier.ts';
import type { AbstractState, CountingState } from './abstract-state.ts';
import type { AnalysisContext, Violation } from './analysis.ts';

interface StartOfCounting<T> {
  readonly counting: CountingState<T>;
  readonly violated?: Violation<T>;
}

/** Counting begins at a step. A parallel branch that may end the case may have done so before the obligation is fulfilled. */
export function startOfCounting<T>(
  step: string,
  { caseStart, earlyTermination: endEvent }: AbstractState<T>,
  { countedFrom: at, obligation }: AnalysisContext<T>,
): StartOfCounting<T> {
  const name = identifierOf(step);
  return {
    counting: {
      at,
      caseStart: caseStart ?? at,
      timestamps: { [`${name}.sentAt`]: at, [`${name}.deliveredAt`]: at },
    },
    ...(endEvent &&
      obligation.atEnd === 'violated' && { violated: { at, endEvent, concurrent: true } }),
  };
}
