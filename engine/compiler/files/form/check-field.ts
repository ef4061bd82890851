import { didYouMean } from '../../../expression/check/nearest.ts';
import { parseDuration } from '../../../time/duration.ts';
import { checkUniqueNames } from '../../schema/compile-file.ts';
import type { PathDiagnostic, ValuePath } from '../../source/source.ts';
import type { WrittenField } from './form-schema.ts';

/** Reports keys of a field that do not go with its type, and values that cannot be read. */
export function* checkField(
  field: WrittenField,
  path: ValuePath,
  calendars: readonly string[],
): Generator<PathDiagnostic> {
  yield* checkKeys(field, path);
  yield* checkUniqueNames(
    (field.options ?? []).map(({ value }) => value),
    (index) => [...path, 'options', index, 'value'],
  );
  if (field.maxSize !== undefined) yield* checkSize(field.maxSize, [...path, 'maxSize']);
  if (field.from !== undefined && parseDuration(field.from, '') === undefined)
    yield {
      code: 'wrong-value',
      path: [...path, 'from'],
      what: 'value',
      message: `"${field.from}" is not a duration`,
      hint: 'write how far away the first day is, such as "2 business days"',
    };
  if (field.type === 'working-day') yield* checkCalendarName(field.calendar, path, calendars);
}

/** Reads a size such as `5 MB` as bytes; `undefined` when it is none. */
export function bytesOf(size: string): number | undefined {
  const [, amount, unit] = /^(\d{1,4}(?:\.\d)?) ?(KB|MB)$/.exec(size) ?? [];
  return unit === undefined ? undefined : Math.round(Number(amount) * (unit === 'KB' ? kb : mb));
}

const kb = 1024;
const mb = 1024 * kb;
/** Of one file. */
export const mostFileBytes = 20 * mb;

interface FieldKeys {
  readonly allowed: readonly (keyof WrittenField)[];
  readonly required?: keyof WrittenField;
}

const commonKeys: readonly string[] = [
  'name',
  'type',
  'label',
  'help',
  'required',
  'offer-term',
  'readers',
];

const keysByType: Readonly<Record<WrittenField['type'], FieldKeys>> = {
  text: { allowed: ['maxLength'] },
  paragraph: { allowed: ['maxLength'] },
  choice: { allowed: ['options'], required: 'options' },
  choices: { allowed: ['options'], required: 'options' },
  'working-day': { allowed: ['from', 'count', 'calendar'] },
  upload: { allowed: ['accept', 'maxSize'], required: 'accept' },
};

function* checkKeys(field: WrittenField, path: ValuePath): Generator<PathDiagnostic> {
  const { allowed, required } = keysByType[field.type];
  for (const key of Object.keys(field)) {
    if (commonKeys.includes(key) || allowed.some((one) => one === key)) continue;
    yield {
      code: 'unknown-key',
      path: [...path, key],
      what: 'key',
      message: `a field of type "${field.type}" has no "${key}"`,
      hint: `it takes ${allowed.join(', ')}`,
    };
  }
  if (required !== undefined && field[required] === undefined)
    yield {
      code: 'missing-key',
      path: [...path, 'type'],
      what: 'value',
      message: `"${required}" is missing in a field of type "${field.type}"`,
      hint: hints[required] ?? `add "${required}:"`,
    };
}

const hints: Partial<Record<keyof WrittenField, string>> = {
  options: 'add "options:" with a value and a label each',
  accept: 'add "accept: [pdf, png, jpeg]"',
};

function* checkSize(size: string, path: ValuePath): Generator<PathDiagnostic> {
  const bytes = bytesOf(size);
  if (bytes !== undefined && bytes > 0 && bytes <= mostFileBytes) return;
  yield {
    code: 'wrong-value',
    path,
    what: 'value',
    message:
      bytes === undefined ? `"${size}" is not a size` : `"${size}" is not between 1 KB and 20 MB`,
    hint: 'write a number and KB or MB, such as "5 MB"',
  };
}

function* checkCalendarName(
  calendar: string | undefined,
  path: ValuePath,
  calendars: readonly string[],
): Generator<PathDiagnostic> {
  if (calendar === undefined && calendars.length !== 1)
    yield {
      code: 'missing-key',
      path: [...path, 'type'],
      what: 'value',
      message: '"calendar" is missing: there are several whose working days it could mean',
      hint: `write one of ${calendars.join(', ')}`,
    };
  if (calendar !== undefined && !calendars.includes(calendar))
    yield {
      code: 'unknown-calendar',
      path: [...path, 'calendar'],
      what: 'value',
      message: `"${calendar}" is not a calendar below calendars/`,
      hint: didYouMean(calendar, calendars),
    };
}
