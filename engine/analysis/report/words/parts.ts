import type { Label } from '../../../model/base.ts';
import type { Locale } from '../../../model/locale.ts';
import { minuteMs } from '../../../time/units.ts';

/** A text of the definitions in one language; empty when it is not written in it. */
export const textIn = (locale: Locale, label: Label): string =>
  typeof label === 'string' ? label : (label[locale] ?? '');

/** How the parts of a length are written in one language. */
interface LengthUnits {
  readonly days: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly minutes: (count: number) => string;
}

/** So much time as people say it: the two greatest parts; less than a minute is none. */
export function lengthFormatter({ days, hours, minutes }: LengthUnits): (ms: number) => string {
  return (ms) => {
    const all = Math.floor(Math.abs(ms) / minuteMs);
    const [d, h, m] = [Math.floor(all / 1440), Math.floor((all % 1440) / 60), all % 60];
    const parts = [
      ...(d > 0 ? [days(d)] : []),
      ...(h > 0 ? [hours(h)] : []),
      ...(d === 0 && (m > 0 || h === 0) ? [minutes(m)] : []),
    ];
    return parts.join(' ');
  };
}
