import type { Instant } from '../model/base.ts';
import { dayMs } from './units.ts';

/** Days since 1970-01-01 of `2026-10-01`; `undefined` for what is no day of the calendar. */
export function dayOf(iso: string): number | undefined {
  // `Date` takes the 30th of February for the 2nd of March.
  const day = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(iso) / dayMs : NaN;
  return Number.isInteger(day) && isoDay(day) === iso ? day : undefined;
}

/** The day on which an instant lies in UTC, in days since 1970-01-01. */
export const dayOfUtc = (at: Instant): number => Math.floor(at / dayMs);

/** `2026-10-01` of days since 1970-01-01. */
export const isoDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

/** Monday is 0; 1970-01-01 was a Thursday. */
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;
