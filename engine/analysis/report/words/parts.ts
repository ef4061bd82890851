import type { Instant, Label } from '../../../model/base.ts';
import type { Locale } from '../../../model/locale.ts';
import { minuteMs } from '../../../time/units.ts';
import type { Counterexample } from '../../finding/finding.ts';

/** A part of a sentence, which is left out where nothing is known of what it speaks of. */
export const ifKnown = <T>(known: T | undefined, say: (known: T) => string): string =>
  known === undefined ? '' : say(known);

/** When the path ends on which it happens. */
export const endOf = (example: Counterexample | undefined): Instant | undefined =>
  example && (example.rows.at(-1)?.at ?? example.start);

/** The outcome with which the case ends: the finding's own, else the one to which its path comes. */
export function outcomeOf(finding: {
  readonly values: { readonly outcome?: string };
  readonly example?: Counterexample;
}): string | undefined {
  const ended = finding.example?.rows.findLast(({ happens }) => happens.what === 'ended')?.happens;
  return finding.values.outcome ?? (ended?.what === 'ended' ? ended.outcome : undefined);
}

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
