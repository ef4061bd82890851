import type { ValueDomain } from './value-classes.ts';
import type { ValueDomains } from './variables.ts';
import { isList, isObject, type JsonObject, type Json } from '../../model/base.ts';

/** The values that the fields of a case can hold, as far as the JSON Schema of `case.yaml` gives them by `enum`, `const`, type or bounds. */
export const valueDomainsOf = (caseSchema: Json): ValueDomains =>
  new Map(fieldsBelow('case', caseSchema));

function fieldsBelow(
  path: string,
  schema: Json | undefined,
): readonly (readonly [string, ValueDomain])[] {
  if (!isObject(schema)) return [];
  const { properties, required } = schema;
  const domain = domainOf(schema);
  const isThere = (name: string, property: Json): boolean =>
    (isList(required) && required.includes(name)) || (isObject(property) && 'default' in property);
  return [
    ...(domain === undefined ? [] : [[path, domain] as const]),
    ...Object.entries(isObject(properties) ? properties : {}).flatMap(([name, property]) => [
      ...fieldsBelow(`${path}.${name}`, property),
      ...(isThere(name, property) ? presenceOf(`${path}.${name}`) : []),
    ]),
  ];
}

/** A field that is required or has a default is always present: defaults are filled in before a case starts. */
const presenceOf = (path: string): readonly (readonly [string, ValueDomain])[] =>
  /^[\w.]+$/.test(path) ? [[`has(${path})`, { values: [true] }] as const] : [];

function domainOf(schema: JsonObject): ValueDomain | undefined {
  const { type, minimum, maximum } = schema;
  const values = schema['const'] === undefined ? schema['enum'] : [schema['const']];
  if (isList(values)) return valuesOf(values);
  if (type === 'boolean') return { values: [true, false] };
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
