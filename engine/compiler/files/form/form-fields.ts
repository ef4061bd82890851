import { parseDuration } from '../../../time/duration.ts';
import { duplicates } from '../../schema/compiled.ts';
import type { WrittenField } from './form-schema.ts';
import { didYouMean } from '../../schema/messages.ts';
import type { Fault, Path } from '../../source/source.ts';

/** What the type of a field asks of its other keys. */
export function* fieldFaults(
  field: WrittenField,
  path: Path,
  calendars: readonly string[],
): Generator<Fault> {
  yield* wrongKeys(field, path);
  yield* duplicates(
    (field.options ?? []).map(({ value }) => value),
    (index) => [...path, 'options', index, 'value'],
  );
  if (field.maxSize !== undefined) yield* sizeFaults(field.maxSize, [...path, 'maxSize']);
  if (field.from !== undefined && parseDuration(field.from, '') === undefined)
    yield {
      code: 'wrong-value',
      path: [...path, 'from'],
      what: 'value',
      message: `"${field.from}" is not a duration`,
      hint: 'write how far away the first day is, such as "2 business days"',
    };
  if (field.type === 'working-day') yield* calendarFaults(field.calendar, path, calendars);
}

/** Bytes of a size such as `5 MB`; `undefined` when it is none. */
export function bytesOf(size: string): number | undefined {
  const [, amount, unit] = /^(\d{1,4}(?:\.\d)?) ?(KB|MB)$/.exec(size) ?? [];
  return unit === undefined ? undefined : Math.round(Number(amount) * (unit === 'KB' ? kb : mb));
}

const kb = 1024;
const mb = 1024 * kb;
const largest = 20 * mb;

interface Keys {
  readonly may: readonly (keyof WrittenField)[];
  readonly must?: keyof WrittenField;
}

const common: readonly string[] = ['name', 'type', 'label', 'help', 'required'];

const keys: Readonly<Record<WrittenField['type'], Keys>> = {
  text: { may: ['maxLength'] },
  paragraph: { may: ['maxLength'] },
  choice: { may: ['options'], must: 'options' },
  choices: { may: ['options'], must: 'options' },
  'working-day': { may: ['from', 'count', 'calendar'] },
  upload: { may: ['accept', 'maxSize'], must: 'accept' },
};

function* wrongKeys(field: WrittenField, path: Path): Generator<Fault> {
  const { may, must } = keys[field.type];
  for (const key of Object.keys(field)) {
    if (common.includes(key) || may.some((one) => one === key)) continue;
    yield {
      code: 'unknown-key',
      path: [...path, key],
      what: 'key',
      message: `a field of type "${field.type}" has no "${key}"`,
      hint: `it takes ${may.join(', ')}`,
    };
  }
  if (must !== undefined && field[must] === undefined)
    yield {
      code: 'missing-key',
      path: [...path, 'type'],
      what: 'value',
      message: `"${must}" is missing in a field of type "${field.type}"`,
      hint: hints[must] ?? `add "${must}:"`,
    };
}

const hints: Partial<Record<keyof WrittenField, string>> = {
  options: 'add "options:" with a value and a label each',
  accept: 'add "accept: [pdf, png, jpeg]"',
};

function* sizeFaults(size: string, path: Path): Generator<Fault> {
  const bytes = bytesOf(size);
  if (bytes !== undefined && bytes > 0 && bytes <= largest) return;
  yield {
    code: 'wrong-value',
    path,
    what: 'value',
    message:
      bytes === undefined ? `"${size}" is not a size` : `"${size}" is not between 1 KB and 20 MB`,
    hint: 'write a number and KB or MB, such as "5 MB"',
  };
}

function* calendarFaults(
  calendar: string | undefined,
  path: Path,
  calendars: readonly string[],
): Generator<Fault> {
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
