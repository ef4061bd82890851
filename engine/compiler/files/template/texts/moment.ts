import type { TextReader } from './show.ts';

/**
 * A moment in its reader's words and zone, with the zone's name; as `date`, without the time.
 * Takes `{ at }` in milliseconds, a date-time with offset, or a bare date, which has no time.
 */
export function writeMoment(value: unknown, part: unknown, reader: TextReader): string {
  const { at, whole } = momentOf(value);
  if (!whole) return formatOf(reader, 'day').format(at);
  return formatOf(reader, part === 'date' ? 'date' : 'moment').format(at);
}

function momentOf(value: unknown): { readonly at: number; readonly whole: boolean } {
  if (typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'number')
    return { at: value.at, whole: true };
  const text = typeof value === 'string' ? value : '';
  const whole = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(text);
  const at = whole || /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new TypeError('"| when" needs a moment');
  return { at, whole };
}

type MomentStyle = 'moment' | 'date' | 'day';

const day = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;

const momentStyles: Readonly<Record<MomentStyle, Intl.DateTimeFormatOptions>> = {
  moment: { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'long' },
  date: day,
  day: { ...day, timeZone: 'UTC' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf({ locale, zone }: TextReader, style: MomentStyle): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${style}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, ...momentStyles[style] });
  formats.set(key, format);
  return format;
}
