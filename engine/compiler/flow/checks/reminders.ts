import { parseDuration } from '../../../time/duration.ts';
import { isNeverShorter } from '../../../time/never-shorter.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import { type PathDiagnostic, wrongValue } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** A reminder for a moment at which the window has closed, or has not yet opened, never leaves. */
export function* checkReminders(flow: WrittenFlow): Generator<PathDiagnostic> {
  for (const place of flow.places) {
    const { duration } = place.schema;
    if (duration?.inside === undefined || typeof place.value !== 'string') continue;
    const window = flow.stepAt(place)?.fields[duration.inside];
    const found = wrongReminder(place, place.value, window);
    if (found) yield found;
  }
}

function wrongReminder(
  place: SchemaPlace,
  value: string,
  window: unknown,
): PathDiagnostic | undefined {
  const { prefix = '', least = '', suffix } = place.schema.duration ?? {};
  const every = value.startsWith(prefix) ? value.slice(prefix.length) : undefined;
  if (every !== undefined && isShorter(every, least))
    return wrongValue(
      place.path,
      `"${value}" is more often than people can bear`,
      `write at least "${prefix}${least}"`,
    );
  return typeof window === 'string' && isOutside(every ?? value, window, suffix)
    ? neverReminded(place, window)
    : undefined;
}

function isOutside(written: string, window: string, suffix = ''): boolean {
  const length = suffix === '' ? written : written.replace(new RegExp(`${suffix}$`), '');
  const [reminder, within] = [parseDuration(length, ''), parseDuration(window, '')];
  return reminder !== undefined && within !== undefined && isNeverShorter(reminder, within);
}

function isShorter(written: string, least: string): boolean {
  const [length, shortest] = [parseDuration(written, ''), parseDuration(least, '')];
  if (length === undefined || shortest === undefined || 'businessDays' in length) return false;
  return !isNeverShorter(length, shortest);
}

const neverReminded = ({ path, value }: SchemaPlace, window: string): PathDiagnostic => ({
  code: 'reminder-never',
  severity: 'warning',
  path,
  what: 'value',
  message: `nobody is reminded at "${String(value)}": people have ${window} here`,
  hint: 'write a moment within that time, such as "50%"',
});
