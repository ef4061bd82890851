import type { Duration } from '../model/base.ts';
import { dayMs } from './units.ts';

/** Whether one duration lasts at least as long as another in every calendar. */
export function isNeverShorter(one: Duration, another: Duration): boolean {
  if ('businessDays' in one && 'businessDays' in another)
    return one.businessDays >= another.businessDays;
  if ('businessMs' in one && 'businessMs' in another) return one.businessMs >= another.businessMs;
  return 'ms' in another && leastOf(one) >= another.ms;
}

/** Working time passes no faster than time; of working days, the first may be nearly over. */
const leastOf = (duration: Duration): number => {
  if ('businessDays' in duration) return (duration.businessDays - 1) * dayMs;
  return 'ms' in duration ? duration.ms : duration.businessMs;
};
