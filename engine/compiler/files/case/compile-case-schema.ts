import type { ErrorObject } from 'ajv/dist/2020.js';
import { didYouMean } from '../../../expression/check/nearest.ts';
import { isObject, type JsonObject } from '../../../model/base.ts';
import { locales } from '../../../model/locale.ts';
import { isError, type CompilationResult } from '../../schema/compile-file.ts';
import { type PathDiagnostic, type ValuePath, locate, type Source } from '../../source/source.ts';
import { createCaseAjv } from './case-ajv.ts';

/** Compiles `case.yaml`: a JSON Schema 2020-12 of the facts of a case, with at least a candidate who can be written to. */
export function compileCaseSchema(source: Source): CompilationResult<JsonObject> {
  const { value, diagnostics: parseDiagnostics } = source;
  if (!isObject(value) || parseDiagnostics.some(isError)) return { diagnostics: parseDiagnostics };
  const errors = [...checkSchema(value), ...checkCandidate(value)];
  const diagnostics = [...parseDiagnostics, ...errors.map((error) => locate(source, error))];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsing yields JSON
  return errors.length > 0 ? { diagnostics } : { value: value as JsonObject, diagnostics };
}

type SchemaObject = Readonly<Record<string, unknown>>;

function checkSchema(schema: SchemaObject): readonly PathDiagnostic[] {
  if (schemaOfSchemas.validateSchema(schema) !== true)
    return (schemaOfSchemas.errors ?? []).filter(isFirstOfPlace).map(brokenKeyword);
  try {
    createCaseAjv(false).compile(schema);
    return [];
  } catch (error) {
    return [strictModeError(error instanceof Error ? error.message : String(error), schema)];
  }
}

/** Keeps the compiled schema of schemas; `validateSchema` keeps nothing of what it is given. */
const schemaOfSchemas = createCaseAjv(false);

/** Of several errors at one place, the first is about what was meant. */
const isFirstOfPlace = (
  { instancePath }: ErrorObject,
  index: number,
  all: ErrorObject[],
): boolean => all.findIndex((one) => one.instancePath === instancePath) === index;

function brokenKeyword({
  instancePath,
  params,
  message = 'is not right',
}: ErrorObject): PathDiagnostic {
  const path = pathOf(instancePath);
  const allowed: unknown = params['allowedValues'];
  return {
    code: 'not-a-schema',
    path,
    what: 'value',
    message: `"${path.at(-1) ?? 'the schema'}" ${message}`,
    hint: Array.isArray(allowed)
      ? `write one of ${allowed.join(', ')}`
      : 'look the keyword up in JSON Schema 2020-12',
  };
}

const keywords = [
  ['$defs', '$ref', 'additionalProperties', 'allOf', 'anyOf', 'const', 'default', 'description'],
  ['enum', 'examples', 'exclusiveMaximum', 'exclusiveMinimum', 'format', 'items', 'maxItems'],
  ['maxLength', 'maximum', 'minItems', 'minLength', 'minimum', 'oneOf', 'pattern', 'properties'],
  ['required', 'title', 'type', 'uniqueItems'],
].flat();

/** The library reports what strict mode refuses as a sentence: its place is read from that, or looked for. */
function strictModeError(message: string, schema: SchemaObject): PathDiagnostic {
  const [, keyword] = /unknown keyword: "(.+?)"/.exec(message) ?? [];
  if (keyword !== undefined)
    return {
      code: 'not-a-schema',
      path: [...(find(schema, (part) => Object.hasOwn(part, keyword)) ?? []), keyword],
      what: 'key',
      message: `"${keyword}" is not a keyword of JSON Schema`,
      hint: didYouMean(keyword, keywords, 'look the keyword up in JSON Schema 2020-12'),
    };
  const [, format] = /unknown format "(.+?)"/.exec(message) ?? [];
  if (format !== undefined)
    return {
      code: 'not-a-schema',
      path: [...(find(schema, (part) => part['format'] === format) ?? []), 'format'],
      what: 'value',
      message: `"${format}" is not a known format`,
      hint: didYouMean(format, ['date-time', 'date', 'email', 'uri', 'uuid']),
    };
  const [, place = ''] = /#(\/[^"\s]+)"/.exec(message) ?? [];
  return {
    code: 'not-a-schema',
    path: pathOf(place),
    what: 'key',
    message: message.replace(/^strict mode: /, '').replace(/ at "#.*"| \(strict\w+\)/g, ''),
    hint: 'mend the schema, so that every case can be compared with it',
  };
}

/** The path of the first map inside a value for which `holds` is true. */
function find(
  value: unknown,
  holds: (part: SchemaObject) => boolean,
  path: ValuePath = [],
): ValuePath | undefined {
  if (!isObject(value)) return undefined;
  if (holds(value)) return path;
  for (const [key, item] of Object.entries(value)) {
    const found = find(item, holds, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

const pathOf = (pointer: string): ValuePath =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const needed = ['name', 'email', 'locale'] as const;

function* checkCandidate(schema: SchemaObject): Generator<PathDiagnostic> {
  const candidate = propertyOf(schema, 'candidate');
  if (!isObject(candidate) || !isRequired(schema, 'candidate')) {
    yield missingField(['properties', 'candidate'], '"candidate" must be a field of every case');
    return;
  }
  const path: ValuePath = ['properties', 'candidate', 'properties'];
  for (const name of needed) {
    const field = propertyOf(candidate, name);
    const certain = isRequired(candidate, name) || (isObject(field) && 'default' in field);
    if (!isObject(field) || field['type'] !== 'string' || !certain)
      yield missingField([...path, name], `"candidate.${name}" must be a text that every case has`);
  }
  yield* checkLocale(propertyOf(candidate, 'locale'), [...path, 'locale']);
}

function* checkLocale(locale: unknown, path: ValuePath): Generator<PathDiagnostic> {
  if (!isObject(locale)) return;
  const values: unknown = locale['enum'];
  if (Array.isArray(values) && values.length > 0 && values.every(isLocale)) return;
  const message = `"candidate.locale" must be one of ${locales.join(', ')}`;
  yield missingField(path, message, 'add "enum: [en, zh-CN]"');
}

const isLocale = (value: unknown): boolean => locales.some((locale) => locale === value);

const propertyOf = (schema: SchemaObject, name: string): unknown =>
  isObject(schema['properties']) ? schema['properties'][name] : undefined;

const isRequired = ({ required }: SchemaObject, name: string): boolean =>
  Array.isArray(required) && required.includes(name);

const missingField = (
  path: ValuePath,
  message: string,
  hint = 'add it below "properties:", with "type: string", and to "required:"',
): PathDiagnostic => ({ code: 'candidate-field', path, what: 'key', message, hint });
