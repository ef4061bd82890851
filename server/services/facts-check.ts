import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { Facts } from '../../engine/plan.ts';

/** Judges what a new case carries; fills in the defaults of `case.yaml`. */
export type FactsCheck = (
  given: unknown,
) => { readonly facts: Facts } | { readonly errors: readonly FactError[] };

export interface FactError {
  /** JSON pointer into the request's body. */
  readonly pointer: string;
  readonly message: string;
}

/** Prepares the check once for each version of `case.yaml`. */
export const createFactsCheck = (schema: object): FactsCheck => {
  const ajv = new Ajv2020({ allErrors: true, useDefaults: true, strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile<Facts>(schema);
  return (given) => {
    const facts: unknown = structuredClone(given);
    if (validate(facts)) return { facts };
    return { errors: (validate.errors ?? []).map(factError) };
  };
};

const factError = ({ instancePath, keyword, params, message = '' }: ErrorObject): FactError => {
  const missing: unknown = keyword === 'required' ? params['missingProperty'] : undefined;
  const extra: unknown =
    keyword === 'additionalProperties' ? params['additionalProperty'] : undefined;
  const key = missing ?? extra;
  const pointer = `/facts${instancePath}${typeof key === 'string' ? `/${escaped(key)}` : ''}`;
  if (missing !== undefined) return { pointer, message: 'is missing' };
  if (extra !== undefined) return { pointer, message: 'is not known' };
  const allowed: unknown = keyword === 'enum' ? params['allowedValues'] : undefined;
  return { pointer, message: allowed ? `must be one of ${JSON.stringify(allowed)}` : message };
};

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
