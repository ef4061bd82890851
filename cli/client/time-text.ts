import type { Instant } from '../../engine/model/base.ts';

/** Date and time with the zone, which is the operator's. */
export function timeText(at: Instant, zone: string = operatorZone()): string {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat('sv-SE', { ...options, timeZone: zone });
  const clock = format({ dateStyle: 'short', timeStyle: 'short' }).format(at);
  const named = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'short' });
  const name = named.formatToParts(at).find(({ type }) => type === 'timeZoneName');
  return `${clock} ${name?.value ?? zone}`;
}

/** A time that is still to come, with a mark where it may rest on days that no calendar knows yet. */
export const dueText = (at: Instant, provisional?: boolean): string =>
  `${timeText(at)}${provisional ? ' (provisional)' : ''}`;

/** `TIDINGS_TIME_ZONE`, else the machine's. */
function operatorZone(): string {
  const machine = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const wanted = process.env['TIDINGS_TIME_ZONE'];
  if (!wanted) return machine;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: wanted }).resolvedOptions().timeZone;
  } catch {
    return machine;
  }
}
