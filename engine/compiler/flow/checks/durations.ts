import { isObject } from '../../../model/base.ts';
import { longestDuration, parseDuration, unboundedDuration } from '../../../time/duration.ts';
import { dayMs } from '../../../time/units.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import { type PathDiagnostic, wrongValue } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** Every duration can be read, and every wait for a moment has a bound. */
export function* checkDurations({ places }: WrittenFlow): Generator<PathDiagnostic> {
  for (const place of places) {
    const { schema, value } = place;
    if (typeof value !== 'string') continue;
    if (schema.duration && !isDuration(value, schema.duration)) yield notADuration(place, value);
    if (schema.orDuration) yield* checkWait(place, value);
  }
}

/** Whether a text can be read as a duration, a percentage or a duration with a suffix, as its place allows. */
function isDuration(
  text: string,
  {
    percent = false,
    suffix = '',
    prefix = '',
  }: NonNullable<SchemaPlace['schema']['duration']> = {},
): boolean {
  if (percent && isShare(text)) return true;
  return parseDuration(bare(text, prefix, suffix), '') !== undefined;
}

function bare(text: string, prefix: string, suffix: string): string {
  if (prefix !== '' && text.startsWith(prefix)) return text.slice(prefix.length);
  return suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text;
}

const isShare = (text: string): boolean => /^(100|\d{1,2})%$/.test(text);

function* checkWait(place: SchemaPlace, value: string): Generator<PathDiagnostic> {
  const marker = place.schema.expression?.marker ?? '=';
  const bounded = isObject(place.parent?.value) && 'atMost' in place.parent.value;
  if (value.startsWith(marker)) {
    if (!bounded) yield unboundedWait(place, value);
    return;
  }
  if (!isDuration(value)) yield notADuration(place, value);
  if (bounded) yield needlessBound(place, marker);
}

const unboundedWait = ({ path }: SchemaPlace, value: string): PathDiagnostic => ({
  code: 'unbounded-wait',
  path,
  what: 'value',
  message: `"${value}" may be a moment that never comes near`,
  hint: 'say how long to wait at most, e.g. "atMost: 30 days"',
});

const needlessBound = ({ path }: SchemaPlace, marker: string): PathDiagnostic => ({
  code: 'wrong-value',
  path: [...path.slice(0, -1), 'atMost'],
  what: 'key',
  message: `"atMost" belongs to a wait that begins with "${marker.trim()}"`,
  hint: `remove it, or write "${marker}<expression>"`,
});

const notADuration = (place: SchemaPlace, value: string): PathDiagnostic => {
  const { path, schema } = place;
  const { suffix = '' } = schema.duration ?? {};
  const unbounded = unboundedDuration(
    suffix !== '' && value.endsWith(suffix) ? value.slice(0, -suffix.length) : value,
  );
  if (unbounded === 'nothing')
    return wrongValue(path, `"${value}" lasts no time at all`, 'write at least "1m"');
  return unbounded === undefined
    ? unreadableDuration(place, value)
    : wrongValue(path, `"${value}" is longer than ten years`, atMost);
};

const atMost = `write at most "${longestDuration.ms / dayMs} days", or "${longestDuration.days} business days"`;

const unreadableDuration = ({ path, schema }: SchemaPlace, value: string): PathDiagnostic => ({
  code: 'wrong-value',
  path,
  what: 'value',
  message: `"${value}" is not a duration`,
  hint: [
    'write for instance "30m", "24h", "3 days", "8 business hours", "2 business days"',
    ...(schema.duration?.percent ? [', "50%"'] : []),
    ...(schema.duration?.suffix ? [`, "4h${schema.duration.suffix}"`] : []),
    ...(schema.orDuration
      ? [`, or "${schema.expression?.marker ?? '='}case.lastInterviewAt"`]
      : []),
  ].join(''),
});
