import type { Reader } from './localize.ts';

/** A day such as `2026-10-12` as its reader says it, without a time of day; whatever else is kept, as it is. */
export function dayName(day: string, { locale }: Reader): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at);
}
