import type { Instant } from '../../model/base.ts';
import type { Point } from '../../simulation/script.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';
import { dayOf } from '../../time/day.ts';
import { parseDuration } from '../../time/duration.ts';
import { hasLikelyYear, unlikelyYear } from '../../time/likely-year.ts';
import { type PathDiagnostic, type ValuePath, wrongValue } from '../source/source.ts';
import type { SceneContext } from './vocabulary.ts';

/** The schema of a text that `parseInstant` or `parsePoint` reads. */
export const moment = (
  description: string,
  example = '2026-09-30T16:00+08:00',
): AnnotatedSchema => ({
  type: 'string',
  title: 'a moment',
  examples: [example, '+2 business hours'],
  description,
});

/** Reads `2026-09-30T16:00+08:00`; `undefined` for anything else, and for a day that does not exist. */
export function parseInstant(text: string): Instant | undefined {
  const [, day] =
    /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(text) ??
    [];
  if (day === undefined || dayOf(day) === undefined) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** Reads an instant, or `+2 business hours` after the start. */
export function parsePoint(text: string, calendar: string): Point | undefined {
  if (!text.startsWith('+')) {
    const at = parseInstant(text);
    return at === undefined ? undefined : { at };
  }
  const after = parseDuration(text.slice(1), calendar);
  return after === undefined ? undefined : { after };
}

/** Reports a text that cannot be read as a moment; where a `point` is asked for, it may also count from the start. */
export function* checkMoment(
  path: ValuePath,
  written: string | undefined,
  { calendar }: Pick<SceneContext, 'calendar'>,
  form: 'instant' | 'point',
): Generator<PathDiagnostic> {
  if (written === undefined) return;
  const read = form === 'instant' ? parseInstant(written) : parsePoint(written, calendar);
  if (read !== undefined) {
    if (!written.startsWith('+') && !hasLikelyYear(written))
      yield wrongValue(path, `"${written}" ${unlikelyYear(written)}`, 'check the year');
    return;
  }
  const after = form === 'instant' ? '' : ', or "+2 business hours" after the start';
  yield {
    code: 'wrong-value',
    path,
    what: 'value',
    message: `"${written}" is not a moment`,
    hint: `write an instant with its offset, such as "2026-09-30T16:00+08:00"${after}`,
  };
}

/** Reports a text that cannot be read as a duration. */
export function* checkDuration(
  path: ValuePath,
  written: string | undefined,
): Generator<PathDiagnostic> {
  if (written === undefined || parseDuration(written, '') !== undefined) return;
  yield {
    code: 'wrong-value',
    path,
    what: 'value',
    message: `"${written}" is not a duration`,
    hint: 'write for instance "30m", "24h", "3 days", "8 business hours", "2 business days"',
  };
}
