import type { ErrorObject } from 'ajv/dist/2020.js';
import { nearest, didYouMean } from '../../expression/check/nearest.ts';
import { isObject } from '../../model/base.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';
import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import { visiblePattern } from './label-schema.ts';
import { type SchemaPlace, typeOf } from './walk.ts';

type KeywordExplanation = (place: SchemaPlace, error: ErrorObject) => PathDiagnostic | undefined;

/** By keyword of JSON Schema: the diagnostic of a value that breaks it; `undefined` where another one says so already. */
export const keywordExplanations: Readonly<Record<string, KeywordExplanation>> = {
  type: (place) => wrongType(place, describeSchema(place.schema)),
  required: (place, { params }) => missingKey(place, String(params['missingProperty'])),
  additionalProperties: (place, { params }) =>
    unknownKey(place, String(params['additionalProperty'])),
  enum: (place) => notOneOf(place, place.schema.enum ?? []),
  const: (place) => notOneOf(place, [place.schema.const ?? '']),
  pattern: (place, error) => (error.propertyName === undefined ? wrongFormat(place) : undefined),
  format: (place) => wrongFormat(place),
  not: ({ path, value }) => markedLabel(path, value),
  propertyNames: (place, { params }) => wrongName(place, String(params['propertyName'])),
  minimum: (place, { params }) => outOfRange(place, `at least ${params['limit']}`),
  maximum: (place, { params }) => outOfRange(place, `at most ${params['limit']}`),
  minItems: (place, { params }) => wrongSize(place, `at least ${entryCount(params['limit'])}`),
  maxItems: (place, { params }) => wrongSize(place, `at most ${entryCount(params['limit'])}`),
  minProperties: (place, { params }) => wrongSize(place, `at least ${entryCount(params['limit'])}`),
  minLength: (place) => wrongSize(place, 'some text'),
  maxLength: (place, { params }) => wrongSize(place, `at most ${params['limit']} letters`),
};

/** Reports a value of another type than the schema expects. */
export function wrongType({ schema, value, path }: SchemaPlace, expected: string): PathDiagnostic {
  const empty = value === null;
  return {
    code: 'wrong-type',
    path,
    what: empty ? 'key' : 'value',
    message: empty
      ? `${subject(path)} has no value`
      : `${subject(path)} must be ${expected}, not ${typeNames[typeOf(value)] ?? 'this'}`,
    hint: empty
      ? `write ${expected} behind the colon${inQuotes(schema)}`
      : typeHint(schema, value, expected),
  };
}

/** Without quotes, YAML takes what begins with "#" for a comment. */
const inQuotes = ({ examples: [example = ''] = [] }: AnnotatedSchema): string =>
  example.startsWith("'#") ? `, in quotes, such as ${example}` : '';

/** A name for the values that a schema accepts. */
export const describeSchema = ({ title, type, enum: values }: AnnotatedSchema): string => {
  if (title !== undefined) return title;
  if (values) return `one of ${values.map((one) => `"${one}"`).join(', ')}`;
  return [type ?? []]
    .flat()
    .map((one) => typeNames[one] ?? one)
    .join(' or ');
};

/** Names the value at a path: `"within"`, or `entry 2 of "steps"`. */
export function subject(path: ValuePath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number'
    ? `entry ${last + 1} of ${subject(path.slice(0, -1))}`
    : `"${last}"`;
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'nothing',
};

function typeHint(schema: AnnotatedSchema, value: unknown, expected: string): string {
  const mayBeText = isScalar(value) && takesText(schema);
  if (schema.examples)
    return `${examplesHint(schema.examples)}${mayBeText ? ', or a text in quotes' : ''}`;
  if (schema.enum) return `write ${expected}`;
  if (mayBeText) return `put it in quotes: "${String(value)}"`;
  if (expected.includes('list')) return 'begin each entry on a line of its own with "- "';
  if (isObject(value) && !expected.includes('map'))
    return 'write it behind the colon; text that has ": " in it needs quotes';
  return `write ${expected}`;
}

const isScalar = (value: unknown): boolean =>
  typeof value === 'number' || typeof value === 'boolean';

/** Whether quotes would help, since no text is refused. */
const takesText = ({ type, pattern, refersTo, duration, orDuration }: AnnotatedSchema): boolean =>
  [type].flat().includes('string') &&
  (pattern === undefined || pattern === visiblePattern) &&
  [refersTo, duration, orDuration].every((one) => one === undefined);

function missingKey({ schema, value, path }: SchemaPlace, key: string): PathDiagnostic | undefined {
  const misspelt = unknownKeys(schema, value).some(
    (written) => nearest(keyIn(written), [key]) === key,
  );
  if (misspelt) return undefined;
  const description = schema.properties?.[key]?.description;
  const described = description === undefined ? '' : ` - ${clause(description)}`;
  return {
    code: 'missing-key',
    path: ownKey(schema, value, path),
    what: 'key',
    message: `"${key}" is missing${schema.title === undefined ? '' : ` in ${schema.title}`}`,
    hint: schema.missing?.[key] ?? `add "${key}:"${described}`,
  };
}

/** What an author took for the key: behind a full-width colon YAML reads on. */
const keyIn = (written: string): string => written.normalize('NFKC').split(':', 1).join('');

/** The place of a map: for a step the key of its kind, for other maps the key under which they stand. */
function ownKey({ required = [] }: AnnotatedSchema, value: unknown, path: ValuePath): ValuePath {
  const [first] = required;
  return first !== undefined && isObject(value) && Object.hasOwn(value, first)
    ? [...path, first]
    : path;
}

const unknownKeys = ({ properties = {} }: AnnotatedSchema, value: unknown): readonly string[] =>
  isObject(value) ? Object.keys(value).filter((key) => !Object.hasOwn(properties, key)) : [];

function unknownKey({ schema, path, value }: SchemaPlace, key: string): PathDiagnostic {
  const known = Object.keys(schema.properties ?? {});
  const free = known.filter((one) => !isObject(value) || !Object.hasOwn(value, one));
  return {
    code: 'unknown-key',
    path: [...path, key],
    what: 'key',
    message: `"${key}" is not a key of ${schema.title ?? subject(path)}`,
    hint: didYouMean(key, free, `known: ${known.join(', ')}`),
  };
}

function notOneOf(
  { value, path, schema }: SchemaPlace,
  allowed: readonly string[],
): PathDiagnostic | undefined {
  if (schema.type !== undefined && typeof value !== 'string') return undefined;
  const list = allowed.map((one) => `"${one}"`).join(', ');
  return {
    code: 'wrong-value',
    path,
    what: 'value',
    message: `${quoteValue(value)} is not a value of ${subject(path)}`,
    hint: didYouMean(String(value), allowed, `write ${schema.title ?? `one of ${list}`}`),
  };
}

function wrongFormat({ schema, value, path }: SchemaPlace): PathDiagnostic | undefined {
  // `checkDurations` reads every text that stands for a duration, and says more.
  if ('duration' in schema) return undefined;
  if (schema.pattern === visiblePattern && typeof value === 'string') return unseen(path);
  return {
    code: 'wrong-value',
    path,
    what: 'value',
    message: `${quoteValue(value)} is not ${schema.title ?? `a value of ${subject(path)}`}`,
    hint: schema.examples
      ? examplesHint(schema.examples)
      : clause(schema.description ?? 'write it in another form'),
  };
}

const markedLabel = (path: ValuePath, value: unknown): PathDiagnostic => ({
  code: 'wrong-value',
  path,
  what: 'value',
  message: `${quoteValue(value)} is shown as it is written: nothing is filled in here`,
  hint: 'write plain words; only the texts of mails and their subjects have markers',
});

const unseen = (path: ValuePath): PathDiagnostic => ({
  code: 'wrong-value',
  path,
  what: 'value',
  message: `nothing of ${subject(path)} can be seen`,
  hint: 'write words that people can read',
});

/** A description without its full stop, as hints have none. */
const clause = (description: string): string => description.replace(/\.$/, '');

const examplesHint = (examples: readonly string[]): string =>
  `write for instance ${examples.map((one) => `"${one}"`).join(', ')}`;

const wrongName = ({ schema, path }: SchemaPlace, name: string): PathDiagnostic => ({
  code: 'wrong-value',
  path: [...path, name],
  what: 'key',
  message: `"${name}" is not a name for a key of ${subject(path)}`,
  hint: schema.propertyNames?.description ?? 'write it in small letters, digits and hyphens',
});

const outOfRange = ({ value, path }: SchemaPlace, limit: string): PathDiagnostic => ({
  code: 'wrong-value',
  path,
  what: 'value',
  message: `${subject(path)} is ${String(value)}, but must be ${limit}`,
  hint: `write a number that is ${limit}`,
});

const wrongSize = ({ path }: SchemaPlace, limit: string): PathDiagnostic => ({
  code: 'wrong-value',
  path,
  what: 'value',
  message: `${subject(path)} must have ${limit}`,
  hint: `write ${limit}`,
});

const entryCount = (count: unknown): string =>
  count === 1 ? 'one entry' : `${String(count)} entries`;

const quoteValue = (value: unknown): string =>
  typeof value === 'string' ? `"${value.length > 60 ? `${value.slice(0, 59)}…` : value}"` : 'this';
