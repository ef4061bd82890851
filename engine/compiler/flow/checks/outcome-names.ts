import { reservedOutcomes } from '../../../model/outcome-names.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** A case that has ended must not look like one that has not. */
export function* checkOutcomeNames({ steps }: WrittenFlow): Generator<PathDiagnostic> {
  for (const { kind, fields, place } of steps) {
    const outcome = fields[kind.kind];
    if (kind.ends && typeof outcome === 'string' && reservedOutcomes.has(outcome))
      yield {
        code: 'reserved-outcome',
        path: [...place.path, kind.kind],
        what: 'value',
        message: `"${outcome}" has a meaning of its own and cannot be an outcome`,
        hint: 'call the end by what the case has come to, e.g. "rejected" or "no-answer"',
      };
  }
}
