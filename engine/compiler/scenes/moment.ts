import type { Point } from '../../simulation/script.ts';
import { dayOf } from '../../time/day.ts';
import { parseDuration } from '../../time/duration.ts';
import type { Instant, Duration } from '../../model/base.ts';

/** Reads `2026-09-30T16:00+08:00`; `undefined` for anything else, and for what is no day. */
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
  const after: Duration | undefined = parseDuration(text.slice(1), calendar);
  return after === undefined ? undefined : { after };
}
