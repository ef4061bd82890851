import { nearMiss } from '../../../expression/check/nearest.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import { everyStep } from '../dependencies.ts';
import type { Library } from '../library.ts';
import { outcomeOf, type WrittenFlow } from '../written-flow.ts';
import { outcomesOfStep } from './references.ts';

/**
 * An end may have any name. One that nearly is an outcome of a task, or a name under `keep`, is a slip: counts, pages and the time for which
 * a case is kept would take it for another.
 */
export function* checkEndNames(
  { steps }: WrittenFlow,
  library: Library,
): Generator<PathDiagnostic> {
  const ends = steps.flatMap((step) => {
    const outcome = outcomeOf(step);
    return outcome === undefined ? [] : [{ outcome, path: [...step.place.path, step.kind.kind] }];
  });
  if (ends.length === 0) return;
  const known = knownOutcomes(library);
  for (const { outcome, path } of ends) {
    const meant = known.has(outcome) ? undefined : nearMiss(outcome, [...known]);
    if (meant === undefined) continue;
    yield {
      code: 'unknown-outcome',
      severity: 'warning',
      path,
      what: 'value',
      message: `no task has the outcome "${outcome}"; did you mean "${meant}"?`,
      hint: 'write the outcome as the task or "keep" has it, or call this end by a name that is not nearly another',
    };
  }
}

/**
 * Of every flow: a part ends with the outcome of a task that stands in the flows that run it. A name under `keep` with which no flow ends is
 * itself a slip.
 */
function knownOutcomes(library: Library): ReadonlySet<string> {
  const known = outcomesOf.get(library) ?? outcomesIn(library);
  outcomesOf.set(library, known);
  return known;
}

/** Every flow asks for those of all. */
const outcomesOf = new WeakMap<Library, ReadonlySet<string>>();

function outcomesIn(library: Library): ReadonlySet<string> {
  const steps = everyStep(library);
  const ends = new Set(steps.map(outcomeOf));
  return new Set([
    ...library.kept.filter((outcome) => ends.has(outcome)),
    ...steps.flatMap((step) => [...(outcomesOfStep(step, library) ?? [])]),
  ]);
}
