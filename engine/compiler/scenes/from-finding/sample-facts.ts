import { evaluate } from '../../../expression/evaluate.ts';
import type { FactConstraint, PathCondition } from './path-condition.ts';
import { validateFacts } from '../../files/case/validate-facts.ts';
import { leastValue, resolveSchema } from './least-value.ts';
import {
  isList,
  isObject,
  type JsonObject,
  type Json,
  type Facts,
  type Instant,
} from '../../../model/base.ts';

/**
 * Facts of a case that `case.yaml` allows, as few as there can be, and with which the conditions come out as wished, where such
 * are found among the values that the conditions themselves and the schema name.
 */
export function sampleFacts(
  schema: JsonObject,
  { start, moments, conditions }: PathCondition,
  formatInstant: (at: Instant) => string,
): Facts {
  const least = leastValue(schema, 'case', { root: schema, moment: formatInstant(start) });
  const base = Object.entries(moments).reduce(
    (facts, [field, at]) => withField(facts, field, formatInstant(at)),
    isObject(least) ? least : {},
  );
  const fields = fieldsIn(conditions).map((field) => ({
    field,
    values: [undefined, ...valuesFor(field, conditions, schema)],
  }));
  let best: SampleAttempt = { facts: validateFacts(schema, base).facts, met: -1 };
  for (const assignment of assignments(fields)) {
    const attempt = tryAssignment(assignment, base, { schema, conditions });
    if (attempt !== undefined && attempt.met > best.met) best = attempt;
    if (best.met === conditions.length) break;
  }
  return best.facts;
}

interface SampleAttempt {
  readonly facts: Facts;
  /** How many of the conditions come out as wished. */
  readonly met: number;
}

interface FieldCandidates {
  readonly field: string;
  /** `undefined` leaves it as it is. */
  readonly values: readonly (Json | undefined)[];
}

type FieldAssignment = readonly (readonly [field: string, value: Json | undefined])[];

/** Keeps a search among many fields short. */
const maxAttempts = 2000;

function* assignments(fields: readonly FieldCandidates[]): Generator<FieldAssignment> {
  const all = Math.min(
    maxAttempts,
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

interface FactRequirements {
  readonly schema: JsonObject;
  readonly conditions: readonly FactConstraint[];
}

function tryAssignment(
  assignment: FieldAssignment,
  base: JsonObject,
  requirements: FactRequirements,
): SampleAttempt | undefined {
  const candidate = assignment.reduce(
    (facts, [field, value]) => (value === undefined ? facts : withField(facts, field, value)),
    base,
  );
  const { facts, errors } = validateFacts(requirements.schema, candidate);
  if (errors.length > 0) return undefined;
  return {
    facts,
    met: requirements.conditions.filter((constraint) => isMet(constraint, facts)).length,
  };
}

function isMet({ when, holds }: FactConstraint, facts: Facts): boolean {
  try {
    return (evaluate(when, { case: facts }) === true) === holds;
  } catch {
    return false;
  }
}

/** As conditions name them: `case.position.family`. */
const fieldsIn = (conditions: readonly FactConstraint[]): readonly string[] => [
  ...new Set(
    conditions.flatMap(({ when }) => when.cel.match(/\bcase(?:\.[A-Za-z_]\w*(?!\w*\())+/g) ?? []),
  ),
];

function valuesFor(
  field: string,
  conditions: readonly FactConstraint[],
  schema: JsonObject,
): Json[] {
  const fieldSchema = schemaOf(field, schema);
  if (isList(fieldSchema['enum'])) return [...fieldSchema['enum']];
  if (fieldSchema['type'] === 'boolean') return [true, false];
  if (fieldSchema['format'] === 'date-time') return [];
  const relevant = conditions.filter(({ when }) => when.cel.includes(field));
  if (fieldSchema['type'] === 'number' || fieldSchema['type'] === 'integer')
    return relevant
      .flatMap(({ when }) => numbersIn(when.cel))
      .flatMap((n) => [
        n,
        n - 1,
        n + 1,
        ...(fieldSchema['type'] === 'number' ? [n - 0.5, n + 0.5] : []),
      ]);
  return [...relevant.flatMap(({ when }) => textsIn(when.cel)), 'other'];
}

const numbersIn = (cel: string): readonly number[] =>
  (cel.match(/(?<![\w.])-?\d+(?:\.\d+)?/g) ?? []).map(Number);

const textsIn = (cel: string): readonly string[] =>
  [...cel.matchAll(/'([^'\\]*)'|"([^"\\]*)"/g)].map(([, single, double]) => single ?? double ?? '');

function schemaOf(field: string, root: JsonObject): JsonObject {
  let found = resolveSchema(root, root);
  for (const part of field.split('.').slice(1)) {
    const { properties } = found;
    found = resolveSchema(isObject(properties) ? properties[part] : undefined, root);
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
  const newValue = rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value);
  return { ...facts, [name]: newValue };
}
