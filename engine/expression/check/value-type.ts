import type { JsonObject, Json } from '../../model/base.ts';

/** What expressions may read of a value, and as which CEL type. */
export interface Shape {
  /** Name of the type; of a value with fields, the path that leads to it. */
  readonly cel: string;
  /** A date-time: a text to CEL, yet not to be compared as one. */
  readonly instant: boolean;
  readonly fields?: ReadonlyMap<string, Field>;
  readonly item?: Shape;
  /** Of a map with names that only the facts know. */
  readonly value?: Shape;
}

export type Field = Shape & { readonly optional: boolean };

/** Reads the shape of the case from the JSON Schema in `case.yaml`. What the schema leaves open may be anything. */
export const caseShape = (schema: Json): Shape => {
  const definitions = isObject(schema) ? schema['$defs'] : undefined;
  return shapeOf(schema, { path: 'case', definitions, known: new Map() });
};

/** Every shape with fields in it, each once, inner ones first. */
export function structuresOf(shape: Shape, seen = new Map<string, Shape>()): readonly Shape[] {
  if (shape.item) structuresOf(shape.item, seen);
  if (shape.value) structuresOf(shape.value, seen);
  if (shape.fields && !seen.has(shape.cel)) {
    for (const field of shape.fields.values()) structuresOf(field, seen);
    seen.set(shape.cel, shape);
  }
  return [...seen.values()];
}

interface Reading {
  readonly path: string;
  readonly definitions: Json | undefined;
  /** Shapes of definitions, so that each is read once however often it is referred to. */
  readonly known: Map<string, Shape>;
}

const anything: Shape = { cel: 'dyn', instant: false };

const mapOf = (value: Shape): Shape => ({
  cel: `map<string, ${value.cel}>`,
  instant: false,
  value,
});

/** A map of whatever. */
export const openMap: Shape = mapOf(anything);

function shapeOf(schema: Json | undefined, reading: Reading): Shape {
  if (!isObject(schema)) return anything;
  if (typeof schema['$ref'] === 'string') return definedShape(schema['$ref'], reading);
  const type = typeOf(schema);
  if (type === 'object') return objectShape(schema, reading);
  if (type === 'array') return listShape(shapeOf(schema['items'], inside(reading, 'item')));
  const isInstant = type === 'string' && schema['format'] === 'date-time';
  return { cel: scalars.get(type) ?? 'dyn', instant: isInstant };
}

const scalars = new Map<Json | undefined, string>([
  ['string', 'string'],
  ['number', 'double'],
  ['integer', 'double'],
  ['boolean', 'bool'],
]);

const listShape = (item: Shape): Shape => ({ cel: `list<${item.cel}>`, instant: false, item });

function objectShape(schema: JsonObject, reading: Reading): Shape {
  const { properties, required, additionalProperties } = schema;
  if (!isObject(properties)) {
    return mapOf(shapeOf(additionalProperties, inside(reading, 'value')));
  }
  const isRequired = (name: string) => Array.isArray(required) && required.includes(name);
  const fields = Object.entries(properties).map(([name, property]): [string, Field] => {
    const optional = !isRequired(name) && !hasDefault(property);
    return [name, { ...shapeOf(property, inside(reading, name)), optional }];
  });
  return { cel: reading.path, instant: false, fields: new Map(fields) };
}

function definedShape(reference: string, reading: Reading): Shape {
  const [, name] = /^#\/\$defs\/([^/]+)$/.exec(reference) ?? [];
  if (name === undefined || !isObject(reading.definitions)) return anything;
  const known = reading.known.get(name);
  if (known) return known;
  // What refers to itself is open below the second level.
  reading.known.set(name, anything);
  const shape = shapeOf(reading.definitions[name], inside({ ...reading, path: 'case.defs' }, name));
  reading.known.set(name, shape);
  return shape;
}

const inside = (reading: Reading, name: string): Reading => ({
  ...reading,
  path: `${reading.path}.${name.replaceAll(/\W/g, (letter) => `_${letter.codePointAt(0)}_`)}`,
});

const hasDefault = (schema: Json | undefined): boolean => isObject(schema) && 'default' in schema;

function typeOf({ type, properties }: JsonObject): Json | undefined {
  if (type === undefined) return properties === undefined ? undefined : 'object';
  if (!Array.isArray(type)) return type;
  const types = type.filter((one) => one !== 'null');
  return types.length === 1 ? types[0] : undefined;
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
