import {
  isList,
  isObject,
  type Facts,
  type InvalidValue,
  type Json,
  type JsonObject,
} from '../../../model/base.ts';
import { readMailAddress } from '../../../people/mail-address.ts';
import { readZone } from '../calendar/zone-name.ts';
import { cleanText, isBlank, oneLine } from './clean-text.ts';

/**
 * Facts as they are meant. What is empty and may be missing is left out; a term of an offer that is empty is an error, since the
 * offer would then promise nothing in its place.
 */
export function normalizeFacts(
  given: JsonObject,
  schema: JsonObject,
): { readonly facts: Facts; readonly errors: readonly InvalidValue[] } {
  const errors: InvalidValue[] = [];
  const facts = normalMap(given, { schema, pointer: '', errors });
  return { facts, errors };
}

interface FactPlace {
  readonly schema: JsonObject;
  readonly pointer: string;
  /** Gathers what is wrong. */
  readonly errors: InvalidValue[];
}

function normalMap(value: JsonObject, { schema, pointer, errors }: FactPlace): JsonObject {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const kept: (readonly [string, Json])[] = [];
  for (const [name, item] of Object.entries(value)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const inner = {
      schema: isObject(property) ? property : {},
      pointer: `${pointer}/${name}`,
      errors,
    };
    const normal = normalValue(item, inner);
    const stays = property === undefined || isRequired(schema, name);
    if (stays || !isEmpty(normal, inner.schema)) kept.push([name, normal]);
    else if (inner.schema['x-offer-term'] === true)
      errors.push({
        pointer: inner.pointer,
        message: 'is a term of the offer and must not be empty; leave it out, or say what it is',
      });
  }
  return Object.fromEntries(kept);
}

function normalValue(value: Json, place: FactPlace): Json {
  if (typeof value === 'string') return normalText(value, place);
  if (isList(value)) {
    const items = isObject(place.schema['items']) ? place.schema['items'] : {};
    return value
      .map((item, index) =>
        normalValue(item, { ...place, schema: items, pointer: `${place.pointer}/${index}` }),
      )
      .filter((item) => items['type'] !== 'string' || !isEmpty(item, items));
  }
  return isObject(value) ? normalMap(value, place) : value;
}

const normalText = (value: string, { schema, pointer }: FactPlace): string => {
  const reader = typeof schema['format'] === 'string' ? readers[schema['format']] : undefined;
  if (reader) return reader(value);
  if (isBlank(value)) return '';
  return pointer === '/candidate/name' ? oneLine(value) : cleanText(value);
};

/** By format: the value as it is spelt; one that cannot be read stays as it is, and is refused for it. */
const readers: Readonly<Record<string, (value: string) => string>> = {
  email: (value) => {
    const found = readMailAddress(value);
    return 'address' in found ? found.address : value.trim();
  },
  zone: (value) => {
    const found = readZone(value);
    return 'zone' in found ? found.zone : value.trim();
  },
  'date-time': (value) =>
    value
      .trim()
      .replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00')
      .replace(/(\.\d{3})\d+(?=Z|[+-])/, '$1'),
};

const isEmpty = (value: Json, { type }: JsonObject): boolean =>
  value === '' ||
  (value === null && !(isList(type) && type.includes('null'))) ||
  (isList(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/** Whether a map must have the field; one with a default may be left out. */
const isRequired = ({ required }: JsonObject, name: string): boolean =>
  isList(required) && required.includes(name);
