import { fieldsRead } from '../../../expression/fields-read.ts';
import { type Constant, literalsIn } from '../../../analysis/cases/constants.ts';
import { evaluate, treeIn } from '../../../expression/evaluate.ts';
import {
  isList,
  isObject,
  type Expression,
  type JsonObject,
  type Json,
  type Facts,
  type Instant,
} from '../../../model/base.ts';
import { dayMs } from '../../../time/units.ts';
import { validateFacts } from '../../files/case/validate-facts.ts';
import { leastValue, resolveSchema } from './least-value.ts';
import type { FactConstraint, PathCondition } from './path-condition.ts';

/**
 * Finds facts that `case.yaml` allows and that meet a path condition, with as few fields as possible. Tries the values that the
 * schema and the conditions name; when no combination meets all conditions, returns one that meets the most.
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
  const mentions = conditions.map(({ when }) => mentionsIn(when));
  // Far from the start, so that whatever else a condition adds to a moment does not matter.
  const farMoments = [start + farMs, start - farMs].map(formatInstant);
  const fields = fieldsOfCase(mentions).map((field) => ({
    field,
    values: [
      undefined,
      ...(field in moments ? [] : candidatesFor(field, mentions, schema, farMoments)),
    ],
  }));
  let best: SampleAttempt = { facts: validateFacts(schema, base).facts, met: -1 };
  for (const assignment of assignments(fields)) {
    const attempt = tryAssignment(assignment, base, { schema, conditions });
    if (attempt !== undefined && attempt.met > best.met) best = attempt;
    if (best.met === conditions.length) break;
  }
  return best.facts;
}

const farMs = 400 * dayMs;

interface SampleAttempt {
  readonly facts: Facts;
  /** How many of the conditions they meet. */
  readonly met: number;
}

interface FieldCandidates {
  readonly field: string;
  /** `undefined` leaves the field as it is. */
  readonly values: readonly (Json | undefined)[];
}

type FieldAssignment = readonly (readonly [field: string, value: Json | undefined])[];

/** Keeps the search among many fields short. */
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

const isMet = ({ when, holds }: FactConstraint, facts: Facts): boolean =>
  (evaluate(when, { case: facts }) === true) === holds;

/** Everything that a condition mentions, in reading order. */
interface Mentions {
  /** Such as `case.position.family`. */
  readonly fields: readonly string[];
  readonly literals: readonly Constant[];
}

function mentionsIn(condition: Expression): Mentions {
  const tree = treeIn(condition);
  return { fields: fieldsRead(tree), literals: literalsIn(tree) };
}

const fieldsOfCase = (mentions: readonly Mentions[]): readonly string[] => [
  ...new Set(mentions.flatMap(({ fields }) => fields.filter((field) => field.startsWith('case.')))),
];

/** The values that may decide a condition which reads the field: those of the schema, or those next to a literal. */
function candidatesFor(
  field: string,
  mentions: readonly Mentions[],
  schema: JsonObject,
  farMoments: readonly string[],
): readonly Json[] {
  const { type, format, enum: values } = schemaOf(field, schema);
  if (isList(values)) return values;
  if (type === 'boolean') return [true, false];
  if (format === 'date-time') return farMoments;
  const literals = mentions
    .filter(({ fields }) => fields.some((one) => one === field || one.startsWith(`${field}.`)))
    .flatMap((one) => one.literals);
  if (type === 'number' || type === 'integer')
    return literals.flatMap((one) => (typeof one === 'number' ? numbersAround(one, type) : []));
  const texts = [...literals.filter((one) => typeof one === 'string'), 'other'];
  return type === 'array' ? [[], ...literals.map((one) => [one]), texts] : texts;
}

const numbersAround = (n: number, type: 'number' | 'integer'): readonly number[] => [
  n,
  n - 1,
  n + 1,
  ...(type === 'number' ? [n - 0.5, n + 0.5] : []),
];

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
