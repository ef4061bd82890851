import { isObject } from '../../model/base.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';
import type { ValuePath } from '../source/source.ts';

/** A schema of a whole file, with the parts that it refers to. */
export type FileSchema = AnnotatedSchema & {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $defs?: Readonly<Record<string, AnnotatedSchema>>;
};

/** A value with the schema that holds for it. */
export interface SchemaPlace {
  /** Resolved: neither `$ref` nor alternatives are left in it, unless `unmatched`. */
  readonly schema: AnnotatedSchema;
  readonly value: unknown;
  readonly path: ValuePath;
  /** The alternatives, when the value fits none of them or several. */
  readonly unmatched?: {
    readonly all: readonly AnnotatedSchema[];
    readonly fitting: readonly AnnotatedSchema[];
  };
  /** The map in which the value stands. */
  readonly parent?: SchemaPlace | undefined;
}

/**
 * Walks a value and its schema side by side. Of alternatives it takes the one that fits the type of the value or, among maps,
 * the one whose first required key is written: so an author hears about what they meant, not about every alternative.
 */
export function* walk(
  root: FileSchema,
  {
    value,
    path = [],
    parent,
  }: { value: unknown; path?: ValuePath; parent?: SchemaPlace | undefined },
  schema: AnnotatedSchema = root,
): Generator<SchemaPlace> {
  const place = placeOf(root, schema, { value, path, parent });
  yield place;
  if (place.unmatched) return;
  if (Array.isArray(value) && place.schema.items)
    for (const [index, item] of value.entries())
      yield* walk(root, { value: item, path: [...path, index], parent: place }, place.schema.items);
  if (isObject(value))
    for (const [key, item] of Object.entries(value)) {
      const inner = schemaOfKey(place.schema, key);
      if (inner) yield* walk(root, { value: item, path: [...path, key], parent: place }, inner);
    }
}

/** The type of a value, as JSON Schema calls it. */
export function typeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

/** Replaces `$ref` by what it refers to, together with the keywords beside it. The same schema gives the same object. */
function resolve(root: FileSchema, schema: AnnotatedSchema): AnnotatedSchema {
  if (schema.$ref === undefined) return schema;
  const known = resolved.get(schema);
  if (known) return known;
  const { $ref, ...beside } = schema;
  const target = root.$defs?.[$ref.replace('#/$defs/', '')] ?? {};
  const whole = { ...resolve(root, target), ...beside };
  resolved.set(schema, whole);
  return whole;
}

const resolved = new WeakMap<AnnotatedSchema, AnnotatedSchema>();

function placeOf(
  root: FileSchema,
  schema: AnnotatedSchema,
  at: Omit<SchemaPlace, 'schema'>,
): SchemaPlace {
  const whole = resolve(root, schema);
  const branches = whole.oneOf ?? whole.anyOf;
  if (branches === undefined) return { ...at, schema: whole };
  const all = branches.map((branch) => resolve(root, branch));
  const fitting = matchingAlternatives(all, at.value);
  const [only, another] = fitting;
  return only && !another
    ? placeOf(root, only, at)
    : { ...at, schema: whole, unmatched: { all, fitting } };
}

/** The alternatives that fit the type of a value; of several maps, those whose first required key is written; of several texts, one. */
function matchingAlternatives(
  all: readonly AnnotatedSchema[],
  value: unknown,
): readonly AnnotatedSchema[] {
  const fitting = all.filter((branch) => matchesType(branch, value));
  if (fitting.length < 2) return fitting;
  if (isObject(value))
    return fitting.filter(({ required = [] }) => Object.hasOwn(value, required[0] ?? ''));
  const text = typeof value === 'string' ? value : '';
  const accepting = fitting.find(
    ({ enum: values, pattern }) =>
      values?.includes(text) ?? (pattern !== undefined && new RegExp(pattern, 'u').test(text)),
  );
  return [accepting ?? fitting[0] ?? {}];
}

function matchesType(branch: AnnotatedSchema, value: unknown): boolean {
  const alternatives = branch.oneOf ?? branch.anyOf;
  if (alternatives) return alternatives.some((inner) => matchesType(inner, value));
  const types = [branch.type ?? typeOf(value)].flat();
  return types.includes(typeOf(value)) || (typeof value === 'number' && types.includes('integer'));
}

function schemaOfKey(
  { properties, additionalProperties }: AnnotatedSchema,
  key: string,
): AnnotatedSchema | undefined {
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}
