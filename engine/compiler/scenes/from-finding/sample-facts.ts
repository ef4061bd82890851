import { evaluate } from '../../../expression/evaluate.ts';
import type { Wish, Wishes } from './path-condition.ts';
import { validateFacts } from '../../files/case/facts.ts';
import { isList, isObject, leastValue, resolved } from './least-value.ts';
import type { JsonObject, Json, Facts, Instant } from '../../../model/base.ts';

/**
 * Facts of a case that `case.yaml` allows, as few as there can be, and with which the conditions come out as wished, where such
 * are found among the values that the conditions themselves and the schema name.
 */
export function sampleFacts(
  schema: JsonObject,
  { start, moments, conditions }: Wishes,
  written: (at: Instant) => string,
): Facts {
  const least = leastValue(schema, 'case', { root: schema, moment: written(start) });
  const base = Object.entries(moments).reduce(
    (facts, [field, at]) => withField(facts, field, written(at)),
    isObject(least) ? least : {},
  );
  const fields = fieldsIn(conditions).map((field) => ({
    field,
    values: [undefined, ...valuesFor(field, conditions, schema)],
  }));
  let best: Tried = { facts: validateFacts(schema, base).facts, met: -1 };
  for (const chosen of choices(fields)) {
    const tried = tryOut(chosen, base, { schema, conditions });
    if (tried !== undefined && tried.met > best.met) best = tried;
    if (best.met === conditions.length) break;
  }
  return best.facts;
}

interface Tried {
  readonly facts: Facts;
  /** How many of the conditions come out as wished. */
  readonly met: number;
}

interface Field {
  readonly field: string;
  /** `undefined` leaves it as it is. */
  readonly values: readonly (Json | undefined)[];
}

type Choice = readonly (readonly [field: string, value: Json | undefined])[];

/** Keeps a search among many fields short. */
const mostTries = 2000;

function* choices(fields: readonly Field[]): Generator<Choice> {
  const all = Math.min(
    mostTries,
    fields.reduce((product, { values }) => product * values.length, 1),
  );
  for (let n = 0; n < all; n += 1) {
    let rest = n;
    yield fields.map(({ field, values }) => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      return [field, value] as const;
    });
  }
}

interface Judged {
  readonly schema: JsonObject;
  readonly conditions: readonly Wish[];
}

function tryOut(choice: Choice, base: JsonObject, its: Judged): Tried | undefined {
  const written = choice.reduce(
    (facts, [field, value]) => (value === undefined ? facts : withField(facts, field, value)),
    base,
  );
  const { facts, errors } = validateFacts(its.schema, written);
  if (errors.length > 0) return undefined;
  return { facts, met: its.conditions.filter((wish) => isMet(wish, facts)).length };
}

function isMet({ when, holds }: Wish, facts: Facts): boolean {
  try {
    return (evaluate(when, { case: facts }) === true) === holds;
  } catch {
    return false;
  }
}

/** As conditions name them: `case.position.family`. */
const fieldsIn = (conditions: readonly Wish[]): readonly string[] => [
  ...new Set(
    conditions.flatMap(({ when }) => when.cel.match(/\bcase(?:\.[A-Za-z_]\w*(?!\w*\())+/g) ?? []),
  ),
];

function valuesFor(field: string, conditions: readonly Wish[], schema: JsonObject): Json[] {
  const its = schemaOf(field, schema);
  if (isList(its['enum'])) return [...its['enum']];
  if (its['type'] === 'boolean') return [true, false];
  if (its['format'] === 'date-time') return [];
  const written = conditions.filter(({ when }) => when.cel.includes(field));
  if (its['type'] === 'number' || its['type'] === 'integer')
    return written
      .flatMap(({ when }) => numbersIn(when.cel))
      .flatMap((n) => [n, n - 1, n + 1, ...(its['type'] === 'number' ? [n - 0.5, n + 0.5] : [])]);
  return [...written.flatMap(({ when }) => textsIn(when.cel)), 'other'];
}

const numbersIn = (cel: string): readonly number[] =>
  (cel.match(/(?<![\w.])-?\d+(?:\.\d+)?/g) ?? []).map(Number);

const textsIn = (cel: string): readonly string[] =>
  [...cel.matchAll(/'([^'\\]*)'|"([^"\\]*)"/g)].map(([, single, double]) => single ?? double ?? '');

function schemaOf(field: string, root: JsonObject): JsonObject {
  let found = resolved(root, root);
  for (const part of field.split('.').slice(1)) {
    const { properties } = found;
    found = resolved(isObject(properties) ? properties[part] : undefined, root);
  }
  return found;
}

function withField(facts: JsonObject, field: string, value: Json): JsonObject {
  const [, ...path] = field.split('.');
  return path.every((part) => /^\w+$/.test(part)) ? withValue(facts, path, value) : facts;
}

function withValue(facts: JsonObject, [name, ...rest]: readonly string[], value: Json): JsonObject {
  if (name === undefined) return facts;
  const inner = facts[name];
  const its = rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value);
  return { ...facts, [name]: its };
}
