import { parseDuration } from '../../../time/duration.ts';
import { isNeverShorter } from '../../../time/never-shorter.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** A reminder for a moment at which the window has closed, or has not yet opened, never leaves. */
export function* checkReminders(flow: WrittenFlow): Generator<PathDiagnostic> {
  for (const place of flow.places) {
    const { duration } = place.schema;
    if (duration?.inside === undefined || typeof place.value !== 'string') continue;
    const window = flow.stepAt(place)?.fields[duration.inside];
    if (typeof window === 'string' && isOutside(place.value, window, duration.suffix))
      yield neverReminded(place, window);
  }
}

function isOutside(written: string, window: string, suffix = ''): boolean {
  const length = suffix === '' ? written : written.replace(new RegExp(`${suffix}$`), '');
  const [reminder, within] = [parseDuration(length, ''), parseDuration(window, '')];
  return reminder !== undefined && within !== undefined && isNeverShorter(reminder, within);
}

const neverReminded = ({ path, value }: SchemaPlace, window: string): PathDiagnostic => ({
  code: 'reminder-never',
  severity: 'warning',
  path,
  what: 'value',
  message: `nobody is reminded at "${String(value)}": people have ${window} here`,
  hint: 'write a moment within that time, such as "50%"',
});
