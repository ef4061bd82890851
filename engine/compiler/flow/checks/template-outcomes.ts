import { orMeant } from '../../../expression/check/nearest.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import { everyStep } from '../dependencies.ts';
import type { Library } from '../library.ts';
import { outcomesOfStep } from './references.ts';

/**
 * A template tells of outcomes that tasks of the flows have. Of others nothing is said, since a flow that has them may not be written yet,
 * unless the word is nearly one.
 */
export function* checkTemplateOutcomes(
  template: string,
  library: Library,
): Generator<PathDiagnostic> {
  const reported = library.reports.get(template) ?? [];
  if (reported.length === 0) return;
  const known = new Set([
    'silent',
    'withdrawn',
    ...everyStep(library).flatMap((step) => [...(outcomesOfStep(step, library) ?? [])]),
  ]);
  for (const [index, outcome] of reported.entries()) {
    const meant = known.has(outcome) ? '' : orMeant(outcome, [...known]);
    if (meant === '') continue;
    yield {
      code: 'unknown-outcome',
      severity: 'warning',
      path: ['reports', index],
      what: 'value',
      message: `no task has the outcome "${outcome}"${meant}`,
      hint: 'write the name of an outcome, "silent" or "withdrawn"',
    };
  }
}
