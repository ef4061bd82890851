import { nearest } from '../../../expression/check/nearest.ts';
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

/**
 * A slip is an error: by it cases would be kept for longer than was meant, or not for as long. What resembles no outcome may be one with which
 * cases of a flow that is gone have ended.
 */
const noSuchEnd = (
  outcome: string,
  outcomes: readonly string[],
  path: ValuePath,
): PathDiagnostic => {
  const near = nearest(outcome, [...outcomes, 'else']);
  return {
    code: 'unknown-outcome',
    ...(near === undefined && { severity: 'warning' }),
    path,
    what: 'key',
    message: `no flow ends with "${outcome}"`,
    hint:
      near === undefined
        ? `flows end with ${outcomes.join(', ')}; leave it only if cases of a flow that is gone ended like this`
        : `did you mean "${near}"?`,
  };
};
