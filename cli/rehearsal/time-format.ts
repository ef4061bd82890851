import type { Instant } from '../../engine/model/base.ts';
import { minuteMs } from '../../engine/time/units.ts';

/** A format for instants as the clocks of a zone show them: `Wed 2026-09-30 16:00`. */
export function instantFormatIn(zone: string): (at: Instant) => string {
  const day = new Intl.DateTimeFormat('en', { timeZone: zone, weekday: 'short' });
  const clock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (at) => `${day.format(at)} ${clock.format(at)}`;
}

/** A length of time as people say it: `9 days 2 h`, `50 min`. */
export function durationText(ms: number): string {
  const minutes = Math.round(ms / minuteMs);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return `${days} day${days === 1 ? '' : 's'}${hours > 0 ? ` ${hours} h` : ''}`;
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`;
}
