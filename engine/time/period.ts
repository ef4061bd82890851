import type { Instant } from '../model/base.ts';
import type { Period } from '../model/house.ts';
import { dayMs } from './units.ts';

/** Reads `90 days`, `2 weeks`, `18 months`, `3 years`; `undefined` for anything else, nothing at all, and more than a hundred years. */
export function parsePeriod(text: string): Period | undefined {
  const [, amount, unit] = new RegExp(periodPattern).exec(text) ?? [];
  const read = units[unit ?? '']?.(Number(amount));
  return read !== undefined && isBounded(read) ? read : undefined;
}

/** What `parsePeriod` reads, as JSON Schema can say it. */
export const periodPattern = '^([1-9][0-9]{0,4}) (day|week|month|year)s?$';

/** Writes a period so that `parsePeriod` reads it again. */
export function formatPeriod(period: Period): string {
  if ('days' in period) return plural(period.days, 'day');
  const { months } = period;
  return months % 12 === 0 ? plural(months / 12, 'year') : plural(months, 'month');
}

/** The end of a period: the same time of day in UTC, on the same day of its month, or on the last one where there is no such day. */
export function endOfPeriod(from: Instant, period: Period): Instant {
  if ('days' in period) return from + period.days * dayMs;
  const start = new Date(from);
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth() + period.months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(start.getUTCDate(), lastDay);
  return Date.UTC(year, month, day) + (((from % dayMs) + dayMs) % dayMs);
}

/** Whole days that a period has at least, whenever it begins. */
export const leastDays = (period: Period): number =>
  'days' in period
    ? period.days
    : Math.floor(period.months / 12) * 365 + (period.months % 12) * shortestMonth;

const shortestMonth = 28;

const units: Readonly<Record<string, (amount: number) => Period>> = {
  day: (days) => ({ days }),
  week: (weeks) => ({ days: 7 * weeks }),
  month: (months) => ({ months }),
  year: (years) => ({ months: 12 * years }),
};

const longest = { days: 36_525, months: 1_200 };

const isBounded = (period: Period): boolean =>
  'days' in period ? period.days <= longest.days : period.months <= longest.months;

const plural = (amount: number, unit: string): string =>
  `${amount} ${unit}${amount === 1 ? '' : 's'}`;
