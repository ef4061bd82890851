import { caseValueType, type ValueType } from '../../engine/expression/check/value-type.ts';
import {
  isList,
  isObject,
  type JsonObject,
  type Json,
  type Facts,
  type Instant,
} from '../../engine/model/base.ts';
import { hourMs } from '../../engine/time/units.ts';

/** The latest moment of the facts comes an hour before the start of the case. */
const hourBefore = hourMs;

/** The facts of a case at another time: all their moments move together, so that the latest comes just before the start. */
export function shiftFacts(start: Instant, facts: Facts, schema: JsonObject): Facts {
  const type = caseValueType(schema);
  const moments = momentsIn(facts, type);
  if (moments.length === 0) return facts;
  const by = start - hourBefore - Math.max(...moments);
  const moved = shift(facts, type, by);
  return isObject(moved) ? moved : facts;
}

const momentsIn = (value: Json, type: ValueType): readonly Instant[] => {
  if (typeof value === 'string') return type.instant ? [Date.parse(value)] : [];
  return typedItems(value, type).flatMap(([, item, of]) => (of ? momentsIn(item, of) : []));
};

function shift(value: Json, type: ValueType, by: number): Json {
  if (typeof value === 'string')
    return type.instant ? new Date(Date.parse(value) + by).toISOString() : value;
  if (isList(value))
    return typedItems(value, type).map(([, item, of]) => (of ? shift(item, of, by) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    typedItems(value, type).map(([key, item, of]) => [key, of ? shift(item, of, by) : item]),
  );
}

const typedItems = (
  value: Json,
  type: ValueType,
): readonly (readonly [string, Json, ValueType | undefined])[] => {
  if (isList(value)) return value.map((item, i) => [`${i}`, item, type.item]);
  if (!isObject(value)) return [];
  return Object.entries(value).map(([key, item]) => [
    key,
    item,
    type.fields?.get(key) ?? type.value,
  ]);
};
