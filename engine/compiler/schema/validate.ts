import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Schema } from '../../steps/step.ts';
import { messages } from './messages.ts';
import type { Source } from '../source/source.ts';
import { placed } from '../source/source.ts';
import { undecided } from './alternatives.ts';
import { type FileSchema, type Place, walk } from './walk.ts';

/** In one file; more would only bury the first. */
const maxFaults = 50;

/** Compares a file with its schema. */
export function validate(source: Source, schema: FileSchema): readonly Diagnostic[] {
  if (source.value === undefined) return [];
  const found: Diagnostic[] = [];
  for (const place of walk(schema, { value: source.value })) {
    found.push(...faults(source, place));
    if (found.length >= maxFaults) break;
  }
  return found.slice(0, maxFaults);
}

function faults(source: Source, place: Place): readonly Diagnostic[] {
  if (place.undecided) {
    return [placed(source, undecided(place, place.undecided))];
  }
  const validator = validatorOf(place.schema);
  validator(place.value);
  return (validator.errors ?? []).slice(0, maxFaults).flatMap((error: ErrorObject) => {
    const fault = messages[error.keyword]?.(place, error);
    return fault ? [placed(source, fault)] : [];
  });
}

const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false, allowUnionTypes: true });
const validators = new WeakMap<Schema, ValidateFunction>();

function validatorOf(schema: Schema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const validator = ajv.compile(shallow(schema));
  validators.set(schema, validator);
  return validator;
}

const inner = new Set(['items', 'properties', 'additionalProperties', 'oneOf', 'anyOf']);

/** What a schema says of the value itself; the values inside have places of their own. */
function shallow(schema: Schema): object {
  const own = Object.entries(schema).filter(([keyword]) => !inner.has(keyword));
  const keys = Object.keys(schema.properties ?? {});
  return {
    ...Object.fromEntries(own),
    properties: Object.fromEntries(keys.map((key) => [key, true])),
    ...(schema.additionalProperties === false && { additionalProperties: false }),
  };
}
