import type { Duration } from '../model/base.ts';
import { dayMs, hourMs, minuteMs, secondMs, weekMs } from './units.ts';

/**
 * Reads `30m`, `3 days`, `P3DT4H` (natural time) and `8 business hours`, `2 business days` (of `calendar`).
 * `undefined` for anything else, nothing at all, and more than ten years.
 */
export function parseDuration(text: string, calendar: string): Duration | undefined {
  const trimmed = text.trim();
  const duration = business(trimmed, calendar) ?? natural(trimmed) ?? iso(trimmed);
  return duration !== undefined && isBounded(duration) ? duration : undefined;
}

/** Why a text that is written like a duration is none: it lasts no time, or more than ten years. */
export function unboundedDuration(text: string): 'nothing' | 'too-long' | undefined {
  const trimmed = text.trim();
  const duration = business(trimmed, '') ?? natural(trimmed) ?? iso(trimmed);
  if (duration === undefined || isBounded(duration)) return undefined;
  return Object.values(duration).includes(0) ? 'nothing' : 'too-long';
}

/** Writes a duration so that `parseDuration` reads it again. */
export function formatDuration(duration: Duration): string {
  if ('businessDays' in duration) return plural(duration.businessDays, 'business day');
  if ('businessMs' in duration) {
    return duration.businessMs % hourMs === 0
      ? plural(duration.businessMs / hourMs, 'business hour')
      : plural(duration.businessMs / minuteMs, 'business minute');
  }
  const { ms } = duration;
  if (ms % dayMs === 0) return plural(ms / dayMs, 'day');
  if (ms % hourMs === 0) return `${ms / hourMs}h`;
  return ms % minuteMs === 0 ? `${ms / minuteMs}m` : `${ms / secondMs}s`;
}

/** Ten years, and their working days: the longest that a duration may be. */
export const longestDuration = { ms: 3660 * dayMs, days: 2610 };

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|seconds?)$/, secondMs],
  [/^(?:m|min|minutes?)$/, minuteMs],
  [/^(?:h|hours?)$/, hourMs],
  [/^(?:d|days?)$/, dayMs],
  [/^(?:w|weeks?)$/, weekMs],
];

const natural = (text: string): Duration | undefined => {
  const [, amount, unit] = /^(\d{1,9}) ?([a-z]+)$/.exec(text) ?? [];
  const length = units.find(([name]) => name.test(unit ?? ''))?.[1];
  return length === undefined ? undefined : { ms: Number(amount) * length };
};

const business = (text: string, calendar: string): Duration | undefined => {
  const [, amount, unit] = /^(\d{1,9}) business (minute|hour|day)s?$/.exec(text) ?? [];
  if (unit === undefined) return undefined;
  return unit === 'day'
    ? { businessDays: Number(amount), calendar }
    : { businessMs: Number(amount) * (unit === 'hour' ? hourMs : minuteMs), calendar };
};

const isoParts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

const iso = (text: string): Duration | undefined => {
  const parts = isoParts.exec(text)?.slice(1);
  if (parts === undefined) return undefined;
  const lengths = [weekMs, dayMs, hourMs, minuteMs, secondMs];
  const ms = lengths.reduce((sum, length, i) => sum + Number(parts[i] ?? 0) * length, 0);
  return { ms };
};

const isBounded = (duration: Duration): boolean => {
  if ('businessDays' in duration) return within(duration.businessDays, longestDuration.days);
  return within('ms' in duration ? duration.ms : duration.businessMs, longestDuration.ms);
};

const within = (amount: number, most: number): boolean => amount > 0 && amount <= most;

const plural = (amount: number, unit: string): string =>
  `${amount} ${unit}${amount === 1 ? '' : 's'}`;
