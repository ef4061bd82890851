import { isOutage } from '../../store/outage.ts';
import { isUnreadable } from '../../store/store-error.ts';

/** What is wrong with the store when an error comes from there: it does not answer just now, or what it keeps of a case does not open. */
export function storeTroubleOf(error: unknown): StoreTrouble | undefined {
  if (isOutage(error)) return 'outage';
  return isUnreadable(error) ? 'unreadable' : undefined;
}

export type StoreTrouble = 'outage' | 'unreadable';
