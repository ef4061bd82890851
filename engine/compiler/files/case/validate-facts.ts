import type { ValidateFunction } from 'ajv/dist/2020.js';
import {
  isObject,
  type Facts,
  type InvalidValue,
  type Json,
  type JsonObject,
} from '../../../model/base.ts';
import { createCaseAjv } from './case-ajv.ts';
import { explainFacts } from './explain-facts.ts';
import { normalizeFacts } from './normalize-facts.ts';
import { checkAgainstStart, type StartOfCase } from './start-of-case.ts';

/**
 * Validates facts against the schema of `case.yaml`. Returns a copy as it is meant: texts without what nobody sees, addresses and
 * zones as they are spelt, date-times with seconds and no more than milliseconds, what is empty left out, defaults filled in. With
 * a start, moments and decisions are held to it as well.
 */
export function validateFacts(
  schema: JsonObject,
  given: Json,
  start?: StartOfCase,
): { readonly facts: Facts; readonly errors: readonly InvalidValue[] } {
  if (!isObject(given)) return { facts: {}, errors: [{ pointer: '', message: 'must be a map' }] };
  if (JSON.stringify(given).length > maxLetters)
    return { facts: {}, errors: [{ pointer: '', message: 'must be at most 64 KiB of JSON' }] };
  const { facts: normal, errors: emptyTerms } = normalizeFacts(given, schema);
  const facts = structuredClone(normal);
  const validate = validatorOf(schema);
  validate(facts);
  const errors = [...emptyTerms, ...explainFacts(validate.errors ?? [])];
  if (errors.length > 0 || !start) return { facts, errors };
  return { facts, errors: checkAgainstStart(facts, schema, start) };
}

/** What is wrong with one value, as clauses: `must be a number`. */
export function validateValue(schema: JsonObject, value: Json): readonly string[] {
  const validate = createCaseAjv().compile({ properties: { value: schema } });
  validate({ value: structuredClone(value) });
  return explainFacts(validate.errors ?? []).map(({ message }) => message);
}

const maxLetters = 64 * 1024;

const validators = new WeakMap<JsonObject, ValidateFunction>();

function validatorOf(schema: JsonObject): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const validator = createCaseAjv().compile(schema);
  validators.set(schema, validator);
  return validator;
}
