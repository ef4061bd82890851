import { minuteMs } from '../../../time/units.ts';

/** How parts of a length are written in one language. */
export interface LengthUnits {
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
