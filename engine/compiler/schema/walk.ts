import type { Schema } from '../../steps/step.ts';
import type { Path } from '../source/source.ts';

/** A schema of a whole file, with the parts that it refers to. */
export type FileSchema = Schema & {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
};

/** A value together with the schema that speaks about it. */
export interface Place {
  /** Resolved: neither `$ref` nor alternatives are left in it, unless `undecided`. */
  readonly schema: Schema;
  readonly value: unknown;
  readonly path: Path;
  /** The alternatives, when the value fits none of them or several. */
  readonly undecided?: { readonly all: readonly Schema[]; readonly fitting: readonly Schema[] };
  /** The map in which the value stands. */
  readonly parent?: Place | undefined;
}

/**
 * Goes through a value and its schema side by side. Of alternatives it takes the one that the value's type, or the first
 * required key of a map, speaks for: so an author hears of what they meant, not of everything it might have been.
 */
export function* walk(
  root: FileSchema,
  { value, path = [], parent }: { value: unknown; path?: Path; parent?: Place | undefined },
  schema: Schema = root,
): Generator<Place> {
  const place = placeOf(root, schema, { value, path, parent });
  yield place;
  if (place.undecided) return;
  if (Array.isArray(value) && place.schema.items)
    for (const [index, item] of value.entries())
      yield* walk(root, { value: item, path: [...path, index], parent: place }, place.schema.items);
  if (isRecord(value))
    for (const [key, item] of Object.entries(value)) {
      const inner = schemaOfKey(place.schema, key);
      if (inner) yield* walk(root, { value: item, path: [...path, key], parent: place }, inner);
    }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As JSON Schema names types. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

/** A schema without `$ref`: what it refers to, with what is said beside the reference. The same object for the same schema. */
function resolve(root: FileSchema, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const known = resolved.get(schema);
  if (known) return known;
  const { $ref, ...beside } = schema;
  const target = root.$defs?.[$ref.replace('#/$defs/', '')] ?? {};
  const whole = { ...resolve(root, target), ...beside };
  resolved.set(schema, whole);
  return whole;
}

const resolved = new WeakMap<Schema, Schema>();

function placeOf(root: FileSchema, schema: Schema, at: Omit<Place, 'schema'>): Place {
  const whole = resolve(root, schema);
  const branches = whole.oneOf ?? whole.anyOf;
  if (branches === undefined) return { ...at, schema: whole };
  const all = branches.map((branch) => resolve(root, branch));
  const fitting = closest(all, at.value);
  const [only, another] = fitting;
  return only && !another
    ? placeOf(root, only, at)
    : { ...at, schema: whole, undecided: { all, fitting } };
}

/** The alternatives for a value of this type; of several maps those whose first required key is written, of several texts one. */
function closest(all: readonly Schema[], value: unknown): readonly Schema[] {
  const fitting = all.filter((branch) => fits(branch, value));
  if (fitting.length < 2) return fitting;
  if (isRecord(value))
    return fitting.filter(({ required = [] }) => Object.hasOwn(value, required[0] ?? ''));
  const text = typeof value === 'string' ? value : '';
  const taking = fitting.find(
    ({ enum: values, pattern }) =>
      values?.includes(text) ?? (pattern !== undefined && new RegExp(pattern, 'u').test(text)),
  );
  return [taking ?? fitting[0] ?? {}];
}

function fits(branch: Schema, value: unknown): boolean {
  const alternatives = branch.oneOf ?? branch.anyOf;
  if (alternatives) return alternatives.some((inner) => fits(inner, value));
  const types = [branch.type ?? typeOf(value)].flat();
  return types.includes(typeOf(value)) || (typeof value === 'number' && types.includes('integer'));
}

function schemaOfKey(
  { properties, additionalProperties }: Schema,
  key: string,
): Schema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
