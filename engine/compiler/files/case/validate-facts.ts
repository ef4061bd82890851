import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { caseValueType, type ValueType } from '../../../expression/check/value-type.ts';
import {
  isList,
  isObject,
  type JsonObject,
  type Json,
  type Facts,
  type InvalidValue,
} from '../../../model/base.ts';
import { createCaseAjv } from './case-ajv.ts';

/**
 * Validates facts against the schema of `case.yaml`. Returns a copy with the defaults filled in and seconds in every date-time,
 * so that expressions can read it as a timestamp.
 */
export function validateFacts(
  schema: JsonObject,
  given: Json,
): { readonly facts: Facts; readonly errors: readonly InvalidValue[] } {
  if (!isObject(given)) return { facts: {}, errors: [{ pointer: '', message: 'must be a map' }] };
  const facts = structuredClone(given);
  const { validate, type } = factSchemaOf(schema);
  if (!validate(facts)) return { facts, errors: (validate.errors ?? []).map(invalidValueOf) };
  const whole = withSeconds(facts, type);
  return { facts: isObject(whole) ? whole : facts, errors: [] };
}

interface FactSchema {
  readonly validate: ValidateFunction;
  readonly type: ValueType;
}

const factSchemas = new WeakMap<JsonObject, FactSchema>();

function factSchemaOf(schema: JsonObject): FactSchema {
  const known = factSchemas.get(schema);
  if (known) return known;
  const factSchema = { validate: createCaseAjv(true).compile(schema), type: caseValueType(schema) };
  factSchemas.set(schema, factSchema);
  return factSchema;
}

function invalidValueOf({
  keyword,
  instancePath,
  params,
  message = '',
}: ErrorObject): InvalidValue {
  const word = (name: string): string => String(params[name]);
  const below = (name: string): string =>
    `${instancePath}/${word(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  if (keyword === 'required') return { pointer: below('missingProperty'), message: 'is missing' };
  if (keyword === 'additionalProperties')
    return { pointer: below('additionalProperty'), message: 'is not a field of a case' };
  if (keyword === 'enum' && Array.isArray(params['allowedValues']))
    return {
      pointer: instancePath,
      message: `must be one of ${params['allowedValues'].join(', ')}`,
    };
  if (keyword === 'format')
    return { pointer: instancePath, message: formats[word('format')] ?? message };
  return { pointer: instancePath, message };
}

const formats: Readonly<Record<string, string>> = {
  'date-time': 'must be a date-time with offset, such as 2026-09-30T18:00:00+08:00',
  date: 'must be a date, such as 2026-09-30',
  email: 'must be a mail address',
  uri: 'must be a whole address, such as https://example.com/a',
};

function withSeconds(value: Json, type: ValueType): Json {
  if (typeof value === 'string')
    return type.instant ? value.replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00') : value;
  if (isList(value))
    return type.item ? value.map((item) => withSeconds(item, type.item ?? type)) : value;
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => {
    const field = type.fields?.get(name) ?? type.value;
    return [name, field ? withSeconds(item, field) : item] as const;
  });
  return Object.fromEntries(entries);
}
