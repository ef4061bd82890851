import { caseShape, type Shape } from '../../engine/expression/check/value-type.ts';
import type { JsonObject, Json, Facts, Instant } from '../../engine/model/base.ts';

/** An hour passes between the last thing that happened and the start of the case. */
const before = 3_600_000;

/** The same case at another time: all its moments move together, so that the latest lies just before the start. */
export function shiftedTo(start: Instant, facts: Facts, schema: JsonObject): Facts {
  const shape = caseShape(schema);
  const moments = momentsIn(facts, shape);
  if (moments.length === 0) return facts;
  const by = start - before - Math.max(...moments);
  const moved = shift(facts, shape, by);
  return isObject(moved) ? moved : facts;
}

const momentsIn = (value: Json, shape: Shape): readonly Instant[] => {
  if (typeof value === 'string') return shape.instant ? [Date.parse(value)] : [];
  return inside(value, shape).flatMap(([, item, of]) => (of ? momentsIn(item, of) : []));
};

function shift(value: Json, shape: Shape, by: number): Json {
  if (typeof value === 'string')
    return shape.instant ? new Date(Date.parse(value) + by).toISOString() : value;
  if (isList(value))
    return inside(value, shape).map(([, item, of]) => (of ? shift(item, of, by) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    inside(value, shape).map(([key, item, of]) => [key, of ? shift(item, of, by) : item]),
  );
}

const inside = (
  value: Json,
  shape: Shape,
): readonly (readonly [string, Json, Shape | undefined])[] => {
  if (isList(value)) return value.map((item, i) => [`${i}`, item, shape.item]);
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, item]) => [
    key,
    item,
    shape.fields?.get(key) ?? shape.value,
  ]);
};

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !isList(value);
