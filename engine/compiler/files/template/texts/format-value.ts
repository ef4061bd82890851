import { formatMoney } from './format-money.ts';
import { isolated } from './direction.ts';

/** The reader for whom a text is written. */
export interface TextReader {
  /** `en` or `zh-CN`. */
  readonly locale: string;
  /** IANA zone in which moments are shown. */
  readonly zone: string;
}

/** Writes a value for its reader, labels in their language. Throws on a value without a good form, such as a map or a bare moment. */
export function formatValue(value: unknown, reader: TextReader): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return isolated(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return value.map((item) => formatValue(item, reader)).join(', ');
  if (typeof value === 'object') return formatObject(value, reader);
  throw new TypeError('a value cannot be shown');
}

function formatObject(value: object, reader: TextReader): string {
  if ('label' in value) return formatValue(value.label, reader);
  if ('at' in value) throw new TypeError('a moment must be shown with "| when"');
  const money = formatMoney(value, reader.locale);
  if (money !== undefined) return money;
  const texts = new Map<string, unknown>(Object.entries(value));
  const text = texts.get(reader.locale) ?? texts.get('en');
  if (typeof text === 'string') return text;
  throw new TypeError('a map cannot be shown: name one of its fields');
}

/**
 * Writes a moment in the language and zone of its reader, with the name of the zone; as `date`, without the time.
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
