import { didYouMean } from '../../../expression/check/nearest.ts';
import { parsePeriod } from '../../../time/period.ts';
import { type PathDiagnostic, type ValuePath, wrongValue } from '../../source/source.ts';
import type { WrittenKeep } from './house-schema.ts';

/** Periods are at most a hundred years, and stand for outcomes with which some case can end. */
export function* checkKeep(
  keep: WrittenKeep,
  outcomes: readonly string[] | undefined,
): Generator<PathDiagnostic> {
  if (typeof keep === 'string') {
    yield* checkPeriod(keep, ['keep']);
    return;
  }
  for (const [outcome, period] of Object.entries(keep)) {
    const path = ['keep', outcome];
    yield* checkPeriod(period, path);
    if (outcome !== 'else' && outcomes?.includes(outcome) === false)
      yield noSuchEnd(outcome, outcomes, path);
  }
}

function* checkPeriod(written: string, path: ValuePath): Generator<PathDiagnostic> {
  if (parsePeriod(written) === undefined)
    yield wrongValue(path, `"${written}" is more than a hundred years`, 'write a shorter period');
}

/** No more than a warning: cases of a flow that is gone may have ended like this. */
const noSuchEnd = (
  outcome: string,
  outcomes: readonly string[],
  path: ValuePath,
): PathDiagnostic => ({
  code: 'unknown-outcome',
  severity: 'warning',
  path,
  what: 'key',
  message: `no flow ends with "${outcome}"`,
  hint: didYouMean(outcome, [...outcomes, 'else'], `flows end with ${outcomes.join(', ')}`),
});
