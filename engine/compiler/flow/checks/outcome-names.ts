import { reservedOutcomes } from '../../../model/outcome-names.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import { outcomeOf, type WrittenFlow } from '../written-flow.ts';

/** A case that has ended must not look like one that has not. */
export function* checkOutcomeNames({ steps }: WrittenFlow): Generator<PathDiagnostic> {
  for (const step of steps) {
    const outcome = outcomeOf(step);
    if (outcome !== undefined && reservedOutcomes.has(outcome))
      yield {
        code: 'reserved-outcome',
        path: [...step.place.path, step.kind.kind],
        what: 'value',
        message: `"${outcome}" has a meaning of its own and cannot be an outcome`,
        hint: 'call the end by what the case has come to, e.g. "rejected" or "no-answer"',
      };
  }
}
