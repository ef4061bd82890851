import { orMeant } from '../../../expression/check/nearest.ts';
import { isObject, type Facts, type InvalidValue, type Json } from '../../../model/base.ts';
import type { Instant, JsonObject } from '../../../model/base.ts';
import { factAt, isFactName, withFact } from '../../../model/given-fact.ts';
import { checkAgainstStart, type StartOfCase } from './start-of-case.ts';
import { validateFacts } from './validate-facts.ts';

/** One fact for a case that has begun: a value, or the text of one as a command line has it. */
export type OfferedFact = { readonly name: string } & (
  { readonly value: Json } | { readonly text: string }
);

/** The case that is given a fact. */
export interface CaseInNeed extends StartOfCase {
  readonly facts: Facts;
  readonly startedAt: Instant;
}

/**
 * Holds a fact to its type, as at the start of a case: returns it as it is meant, and all facts with it. What else is wrong with the facts,
 * by a `case.yaml` that has changed since, is not asked. Pointers are into the request: `/fact/name`, `/fact/value`, or below `/facts`.
 */
export function validateGivenFact(
  schema: JsonObject,
  offered: OfferedFact,
  of: CaseInNeed,
):
  | { readonly name: string; readonly value: Json; readonly facts: Facts }
  | { readonly errors: readonly InvalidValue[] } {
  const name = nameIn(schema, offered.name);
  const field = isFactName(name) ? schemaAt(schema, name) : undefined;
  if (field === undefined) {
    const message = `is not a field of a case${orMeant(name, namesIn(schema))}`;
    return { errors: [{ pointer: '/fact/name', message }] };
  }
  const value = 'text' in offered ? valueOfText(offered.text, field) : offered.value;
  const { facts: meant, errors } = validateFacts(schema, withFact(of.facts, name, value));
  const known = new Set(validateFacts(schema, of.facts).errors.map(textOf));
  const place = `/${name.replaceAll('.', '/')}`;
  const below = (pointer: string) => pointer === place || pointer.startsWith(`${place}/`);
  const wrong = errors.filter((error) => below(error.pointer) || !known.has(textOf(error)));
  if (wrong.length > 0) return { errors: wrong.map((error) => atRequest(error, place)) };
  const normal = factAt(meant, name);
  if (normal === undefined)
    return { errors: [{ pointer: '/fact/value', message: 'must not be empty' }] };
  const facts = withFact(of.facts, name, normal);
  const untimely = untimelyIn(schema, facts, of).filter(({ pointer }) => below(pointer));
  return untimely.length > 0
    ? { errors: untimely.map((error) => atRequest(error, place)) }
    : { name, value: normal, facts };
}

/** Expressions call a fact `case.position.title`. */
const nameIn = ({ properties }: JsonObject, name: string): string =>
  isObject(properties) && Object.hasOwn(properties, 'case') ? name : name.replace(/^case\./, '');

function schemaAt(schema: JsonObject, name: string): JsonObject | undefined {
  let at: Json | undefined = schema;
  for (const part of name.split('.')) {
    const fields: Json | undefined = isObject(at) ? at['properties'] : undefined;
    at = isObject(fields) && Object.hasOwn(fields, part) ? fields[part] : undefined;
  }
  return isObject(at) ? at : undefined;
}

/** The names of all fields, those of groups behind the name of the group. */
const namesIn = ({ properties }: JsonObject): readonly string[] =>
  Object.entries(isObject(properties) ? properties : {}).flatMap(([name, field]) => [
    name,
    ...(isObject(field) ? namesIn(field) : []).map((inner) => `${name}.${inner}`),
  ]);

/** A text that is no value of its type stays a text, and is refused for it. */
function valueOfText(text: string, { type }: JsonObject): Json {
  if (type === undefined || [type].flat().includes('string')) return text;
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** A moment may be one of before the start, or one that has passed since. */
const untimelyIn = (
  schema: JsonObject,
  facts: Facts,
  { startedAt, ...start }: CaseInNeed,
): readonly InvalidValue[] => {
  const atStart = new Set(
    checkAgainstStart(facts, schema, { ...start, now: startedAt }).map(({ pointer }) => pointer),
  );
  return checkAgainstStart(facts, schema, start).filter(({ pointer }) => atStart.has(pointer));
};

const atRequest = ({ pointer, message }: InvalidValue, place: string): InvalidValue => ({
  pointer: pointer.startsWith(place)
    ? `/fact/value${pointer.slice(place.length)}`
    : `/facts${pointer}`,
  message,
});

const textOf = ({ pointer, message }: InvalidValue): string => `${pointer} ${message}`;
