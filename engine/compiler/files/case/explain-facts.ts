import type { ErrorObject } from 'ajv/dist/2020.js';
import { orMeant } from '../../../expression/check/nearest.ts';
import { isObject, pointerTo, type InvalidValue } from '../../../model/base.ts';
import { readMailAddress } from '../../../people/mail-address.ts';
import { dayOf } from '../../../time/day.ts';
import { hasLikelyYear, unlikelyYear } from '../../../time/likely-year.ts';
import { readZone } from '../calendar/zone-name.ts';

/** Says of each error where it is, what is wrong and, where that can be known, what was meant. */
export const explainFacts = (errors: readonly ErrorObject[]): readonly InvalidValue[] =>
  errors.map((error) => ({
    pointer: pointerOf(error),
    message: (explanations[error.keyword] ?? plainMessage)(error),
  }));

function pointerOf({ keyword, instancePath, params }: ErrorObject): string {
  const below = (name: string): string => pointerTo(instancePath, String(params[name]));
  if (keyword === 'required') return below('missingProperty');
  return keyword === 'additionalProperties' ? below('additionalProperty') : instancePath;
}

type Explanation = (error: ErrorObject) => string;

const plainMessage: Explanation = ({ message = 'is not right' }) => message;

const explanations: Readonly<Record<string, Explanation>> = {
  required: () => 'is missing',
  additionalProperties: ({ params, parentSchema }) => {
    const fields: unknown = parentSchema?.['properties'];
    const known = isObject(fields) ? Object.keys(fields) : [];
    return `is not a field of a case${orMeant(params['additionalProperty'], known)}`;
  },
  enum: ({ params, data }) => {
    const allowed: unknown = params['allowedValues'];
    const words = Array.isArray(allowed) ? allowed.map(String) : [];
    return `must be one of ${words.join(', ')}${orMeant(data, words)}`;
  },
  format: ({ params, data }) =>
    (formats[String(params['format'])] ?? (() => 'is not right'))(String(data)),
  type: ({ params }) => `must be ${types[String(params['type'])] ?? String(params['type'])}`,
  minLength: () => 'must not be empty',
  maxLength: ({ params }) => `must have at most ${params['limit']} letters`,
  maxItems: ({ params }) => `must have at most ${params['limit']} entries`,
  minimum: ({ params }) => `must be at least ${params['limit']}`,
  maximum: ({ params }) => `must be at most ${params['limit']}`,
};

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

const formats: Readonly<Record<string, (value: string) => string>> = {
  'date-time': (value) =>
    strangeYear(value) ?? 'must be a date-time with offset, such as 2026-09-30T18:00:00+08:00',
  date: (value) => strangeYear(value) ?? 'must be a date, such as 2026-09-30',
  email: (value) => {
    const found = readMailAddress(value);
    return 'problem' in found ? found.problem : 'must be a mail address';
  },
  zone: (value) => {
    const found = readZone(value);
    return 'problem' in found ? `${found.problem}; ${found.hint}` : 'must be a time zone';
  },
  currency: () => 'must be a currency, such as CNY or EUR',
  uri: () => 'must be a whole address, such as https://example.com/a',
};

const strangeYear = (value: string): string | undefined =>
  dayOf(value.slice(0, 10)) === undefined || hasLikelyYear(value) ? undefined : unlikelyYear(value);
