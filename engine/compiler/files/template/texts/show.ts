/** For whom a text is written. */
export interface TextReader {
  /** `en` or `zh-CN`. */
  readonly locale: string;
  /** IANA zone in which moments are shown. */
  readonly zone: string;
}

/** A value as its reader sees it: labels in their language. Throws on what has no good form, such as a map or a bare moment. */
export function formatValue(value: unknown, reader: TextReader): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (Array.isArray(value)) return value.map((item) => formatValue(item, reader)).join(', ');
  if (typeof value === 'object') return formatObject(value, reader);
  throw new TypeError('a value cannot be shown');
}

function formatObject(value: object, reader: TextReader): string {
  if ('label' in value) return formatValue(value.label, reader);
  if ('at' in value) throw new TypeError('a moment must be shown with "| when"');
  const texts = new Map<string, unknown>(Object.entries(value));
  const text = texts.get(reader.locale) ?? texts.get('en');
  if (typeof text === 'string') return text;
  throw new TypeError('a map cannot be shown: name one of its fields');
}
