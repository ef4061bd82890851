import { isList, isObject, type JsonObject, type Json } from '../../../model/base.ts';

/** Everything that sample values depend on besides their own schema. */
export interface SampleContext {
  /** The whole schema, into which `$ref` points. */
  readonly root: JsonObject;
  /** The value of every date-time. */
  readonly moment: string;
}

/** Makes the least value that a schema allows: without optional fields, with texts no longer than they must be. */
export function leastValue(schema: Json | undefined, name: string, context: SampleContext): Json {
  const resolvedSchema = resolveSchema(schema, context.root);
  const given =
    resolvedSchema['const'] ??
    resolvedSchema['default'] ??
    first(resolvedSchema['enum']) ??
    first(resolvedSchema['examples']);
  if (given !== undefined) return given;
  const type = Array.isArray(resolvedSchema['type'])
    ? first(resolvedSchema['type'])
    : resolvedSchema['type'];
  const sampler = typeof type === 'string' ? samplers[type] : undefined;
  return sampler === undefined ? `an example of ${name}` : sampler(resolvedSchema, name, context);
}

/** Resolves `$ref`, and replaces alternatives by the first of them. */
export function resolveSchema(schema: Json | undefined, root: JsonObject): JsonObject {
  if (!isObject(schema)) return {};
  const { $ref: ref, anyOf, oneOf, allOf, ...own } = schema;
  const [one] = [anyOf, oneOf].flatMap((all) => first(all) ?? []);
  const others = [referencedSchema(ref, root), one, ...(isList(allOf) ? allOf : [])];
  return others.reduce<JsonObject>(
    (all, other) => (other === undefined ? all : mergeSchemas(all, resolveSchema(other, root))),
    own,
  );
}

type Sampler = (schema: JsonObject, name: string, context: SampleContext) => Json;

const samplers: Readonly<Record<string, Sampler>> = {
  object: ({ properties, required }, _name, context) =>
    Object.fromEntries(
      (isList(required) ? required : [])
        .filter((field) => typeof field === 'string')
        .map((field) => [
          field,
          leastValue(isObject(properties) ? properties[field] : {}, field, context),
        ]),
    ),
  array: ({ items, minItems }, name, context) =>
    Array.from({ length: Number(minItems ?? 0) }, () => leastValue(items, name, context)),
  string: textOf,
  number: numberOf,
  integer: (schema) => Math.ceil(numberOf(schema)),
  boolean: () => false,
  null: () => null,
};

function textOf({ format, minLength }: JsonObject, name: string, { moment }: SampleContext): Json {
  const formats: Readonly<Record<string, string>> = {
    'date-time': moment,
    date: moment.slice(0, 10),
    email: 'candidate@example.com',
    zone: 'Europe/Berlin',
    currency: 'EUR',
    uri: 'https://example.com',
    uuid: '00000000-0000-4000-8000-000000000000',
  };
  const known = typeof format === 'string' ? formats[format] : undefined;
  return known ?? `Example ${name}`.padEnd(Number(minLength ?? 0), '.');
}

function numberOf({ minimum, exclusiveMinimum, maximum }: JsonObject): number {
  if (typeof minimum === 'number') return minimum;
  if (typeof exclusiveMinimum === 'number') return exclusiveMinimum + 1;
  return typeof maximum === 'number' ? Math.min(0, maximum) : 0;
}

function referencedSchema(ref: Json | undefined, root: JsonObject): Json | undefined {
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return undefined;
  let found: Json | undefined = root;
  for (const part of ref.slice(2).split('/')) found = isObject(found) ? found[part] : undefined;
  return found;
}

const mergeSchemas = (a: JsonObject, b: JsonObject): JsonObject => ({
  ...b,
  ...a,
  ...(isObject(a['properties']) && isObject(b['properties'])
    ? { properties: { ...b['properties'], ...a['properties'] } }
    : {}),
  ...(isList(a['required']) && isList(b['required'])
    ? { required: [...a['required'], ...b['required']] }
    : {}),
});

const first = (all: Json | undefined): Json | undefined => (isList(all) ? all[0] : undefined);
