import { possibleTexts } from './possible-texts.ts';
import type { ValueDomain } from './value-classes.ts';
import type { ValueDomains } from './variables.ts';
import { isList, isObject, type JsonObject, type Json } from '../../model/base.ts';

/**
 * The values that the fields of a case can hold, the items of its lists and the sizes of both, as far as the JSON Schema of `case.yaml` gives
 * them by `enum`, `const`, type, format or bounds.
 */
export const valueDomainsOf = (caseSchema: Json): ValueDomains =>
  new Map(fieldsBelow('case', caseSchema));

/** The name under which the items of a list are known, as if it were a field of the list. */
export const itemOf = '[]';

/** The term that counts the letters of a text, or the items of a list. */
export const sizeOf = (path: string): string => `size(${path})`;

function fieldsBelow(
  path: string,
  schema: Json | undefined,
): readonly (readonly [string, ValueDomain])[] {
  if (!isObject(schema)) return [];
  const { properties, required, items } = schema;
  const domain = domainOf(schema);
  const isThere = (name: string, property: Json): boolean =>
    (isList(required) && required.includes(name)) || (isObject(property) && 'default' in property);
  return [
    ...(domain === undefined ? [] : [[path, domain] as const]),
    ...sizesOf(path, schema),
    ...fieldsBelow(`${path}.${itemOf}`, items),
    ...Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => [
      ...fieldsBelow(`${path}.${name}`, property),
      ...(isThere(name, property)
        ? presenceOf(`${path}.${name}`)
        : neverEmpty(`${path}.${name}`, property)),
    ]),
  ];
}

/** A field that is required or has a default is always present: defaults are filled in before a case starts. */
const presenceOf = (path: string): readonly (readonly [string, ValueDomain])[] =>
  /^[\w.]+$/.test(path) ? [[`has(${path})`, { values: [true] }] as const] : [];

function sizesOf(
  path: string,
  { type, minLength, maxLength, minItems, maxItems }: JsonObject,
): readonly (readonly [string, ValueDomain])[] {
  if (type !== 'string' && type !== 'array') return [];
  const [least, most] = type === 'string' ? [minLength, maxLength] : [minItems, maxItems];
  const bounds = { least: Number(least ?? 0), ...(most !== undefined && { most: Number(most) }) };
  return [[sizeOf(path), { ...bounds, whole: true }]];
}

/** A list that may be missing is left out when it is empty: one that is there has something in it. */
const neverEmpty = (path: string, list: Json): readonly (readonly [string, ValueDomain])[] =>
  isObject(list) && list['type'] === 'array'
    ? sizesOf(path, { ...list, minItems: Math.max(1, Number(list['minItems'] ?? 0)) })
    : [];

function domainOf(schema: JsonObject): ValueDomain | undefined {
  const { type, minimum, maximum } = schema;
  const values = schema['const'] === undefined ? schema['enum'] : [schema['const']];
  if (isList(values)) return valuesOf(values);
  if (type === 'boolean') return { values: [true, false] };
  const admits = possibleTexts(schema);
  if (admits) return { admits };
  if (type !== 'number' && type !== 'integer') return undefined;
  return {
    ...(typeof minimum === 'number' ? { least: minimum } : {}),
    ...(typeof maximum === 'number' ? { most: maximum } : {}),
    ...(type === 'integer' ? { whole: true } : {}),
  };
}

/** A field that may also be null or a list is left open. */
function valuesOf(values: readonly Json[]): ValueDomain | undefined {
  const plain = values.filter((one) => one !== null && typeof one !== 'object');
  return plain.length === values.length ? { values: plain } : undefined;
}
