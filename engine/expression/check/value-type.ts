import { isList, isObject, type JsonObject, type Json } from '../../model/base.ts';

/** The type of a value to expressions: its CEL type, and which fields or items they may read. */
export interface ValueType {
  /** Name of the CEL type; a type with fields is called by the path that leads to it. */
  readonly cel: string;
  /** A date-time: a text in the facts, a moment to expressions. */
  readonly instant: boolean;
  /** A text that is the date of a day. */
  readonly day?: true;
  /** The only texts that it can be. */
  readonly oneOf?: readonly string[];
  readonly fields?: ReadonlyMap<string, ValueField>;
  readonly item?: ValueType;
  /** An amount of money: a map that texts show as a whole. */
  readonly money?: true;
  /** May be `null`, which counts as missing. */
  readonly nullable?: true;
  /** Type of the values of a map whose keys only the facts know. */
  readonly value?: ValueType;
}

export type ValueField = ValueType & { readonly optional: boolean };

/** Reads the type of `case` from the JSON Schema in `case.yaml`. A value that the schema leaves open may be anything. */
export const caseValueType = (schema: Json): ValueType => {
  const definitions = isObject(schema) ? schema['$defs'] : undefined;
  return valueTypeOf(schema, { path: 'case', definitions, known: new Map() });
};

/** All types with fields inside a type, each once, inner ones first. */
export function structuresOf(
  valueType: ValueType,
  seen = new Map<string, ValueType>(),
): readonly ValueType[] {
  if (valueType.item) structuresOf(valueType.item, seen);
  if (valueType.value) structuresOf(valueType.value, seen);
  if (valueType.fields && !seen.has(valueType.cel)) {
    for (const field of valueType.fields.values()) structuresOf(field, seen);
    seen.set(valueType.cel, valueType);
  }
  return [...seen.values()];
}

interface SchemaContext {
  readonly path: string;
  readonly definitions: Json | undefined;
  /** Types of `$defs`, so that each is read once however often it is referred to. */
  readonly known: Map<string, ValueType>;
}

const anyValue: ValueType = { cel: 'dyn', instant: false };

export const textType: ValueType = { cel: 'string', instant: false };

export const truthType: ValueType = { cel: 'bool', instant: false };

export const momentType: ValueType = { cel: 'google.protobuf.Timestamp', instant: true };

const mapOf = (value: ValueType): ValueType => ({
  cel: `map<string, ${value.cel}>`,
  instant: false,
  value,
});

/** A map whose values may be anything. */
export const openMap: ValueType = mapOf(anyValue);

function valueTypeOf(schema: Json | undefined, context: SchemaContext): ValueType {
  if (!isObject(schema)) return anyValue;
  if (typeof schema['$ref'] === 'string') return referencedTypeOf(schema['$ref'], context);
  const valueType = givenTypeOf(schema, context);
  return isNullable(schema) ? { ...valueType, nullable: true } : valueType;
}

function givenTypeOf(schema: JsonObject, context: SchemaContext): ValueType {
  const type = typeOf(schema);
  if (type === 'object') return objectTypeOf(schema, context);
  if (type === 'array') return listTypeOf(itemTypeOf(schema, context));
  if (type === 'string' && schema['format'] === 'date-time') return momentType;
  if (type === 'string' && schema['format'] === 'date') return { ...textType, day: true };
  const values = schema['enum'];
  if (type === 'string' && Array.isArray(values))
    return { ...textType, oneOf: values.filter((one) => typeof one === 'string') };
  return { cel: scalars.get(type) ?? 'dyn', instant: false };
}

const scalars = new Map<Json | undefined, string>([
  ['string', 'string'],
  ['number', 'double'],
  ['integer', 'double'],
  ['boolean', 'bool'],
]);

/** An item that may be `null`, or has a type for its place, may be anything: no expression can ask whether it is there. */
function itemTypeOf({ items, prefixItems }: JsonObject, context: SchemaContext): ValueType {
  const item = valueTypeOf(items, contextIn(context, 'item'));
  return prefixItems !== undefined || item.nullable ? anyValue : item;
}

export const listTypeOf = (item: ValueType): ValueType => ({
  cel: `list<${item.cel}>`,
  instant: false,
  item,
});

function objectTypeOf(schema: JsonObject, context: SchemaContext): ValueType {
  const { properties, required, additionalProperties, patternProperties } = schema;
  if (!isObject(properties))
    return patternProperties === undefined
      ? mapOf(valueTypeOf(additionalProperties, contextIn(context, 'value')))
      : openMap;
  const isRequired = (name: string) => Array.isArray(required) && required.includes(name);
  const fields = Object.entries(properties).map(([name, property]): [string, ValueField] => {
    const valueType = valueTypeOf(property, contextIn(context, name));
    const isCertain = isRequired(name) || hasDefault(property);
    return [name, { ...valueType, optional: !isCertain || valueType.nullable === true }];
  });
  const isMoney = schema['x-money'] === true;
  return {
    cel: context.path,
    instant: false,
    fields: new Map(fields),
    ...(isMoney && { money: true }),
  };
}

function referencedTypeOf(reference: string, context: SchemaContext): ValueType {
  const [, name] = /^#\/\$defs\/([^/]+)$/.exec(reference) ?? [];
  if (name === undefined || !isObject(context.definitions)) return anyValue;
  const known = context.known.get(name);
  if (known) return known;
  // A definition that refers to itself is open below the second level.
  context.known.set(name, anyValue);
  const valueType = valueTypeOf(
    context.definitions[name],
    contextIn({ ...context, path: 'case.defs' }, name),
  );
  context.known.set(name, valueType);
  return valueType;
}

const contextIn = (context: SchemaContext, name: string): SchemaContext => ({
  ...context,
  path: `${context.path}.${name.replaceAll(/\W/g, (letter) => `_${letter.codePointAt(0)}_`)}`,
});

const isNullable = ({ type }: JsonObject): boolean => isList(type) && type.includes('null');

const hasDefault = (schema: Json | undefined): boolean => isObject(schema) && 'default' in schema;

function typeOf({ type, properties }: JsonObject): Json | undefined {
  if (type === undefined) return properties === undefined ? undefined : 'object';
  if (!Array.isArray(type)) return type;
  const types = type.filter((one) => one !== 'null');
  return types.length === 1 ? types[0] : undefined;
}
