import type { Instant } from '../../../model/base.ts';
import { parseDuration } from '../../../time/duration.ts';

/** The instant that `now`, `-30 days` or `+2 hours` is, seen from a start; `undefined` for anything else. */
export function readFactBound(bound: string, start: Instant): Instant | undefined {
  if (bound === 'now') return start;
  const [, sign, length = ''] = /^([+-]?) ?(.+)$/.exec(bound) ?? [];
  const duration = parseDuration(length, '');
  if (duration === undefined || !('ms' in duration)) return undefined;
  return start + (sign === '-' ? -duration.ms : duration.ms);
}
