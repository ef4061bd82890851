import type { RequestHandler } from 'express';
import { orMeant } from '../../engine/expression/check/nearest.ts';
import { isObject, pointerTo, type InvalidValue } from '../../engine/model/base.ts';

/**
 * Refuses each parameter of the query that a route does not know, or that has no value: a misspelt or empty filter would filter nothing, and
 * `?dryRun=true` beside a body would not be dry.
 */
export const asks =
  (...known: readonly string[]): RequestHandler =>
  ({ query }, response, next) => {
    const errors = [
      ...unknownKeys(withoutLists(query, known), { what: 'the query', known }),
      ...emptyOnes(query, known),
    ];
    if (errors.length > 0) response.status(422).json({ errors });
    else next();
  };

const emptyOnes = (
  query: Readonly<Record<string, unknown>>,
  known: readonly string[],
): readonly InvalidValue[] =>
  known
    .filter((name) => query[name] === '')
    .map((name) => ({ pointer: pointerTo('', name), message: 'has no value; leave it out' }));

/** One that is known and given as a list is refused where it is read. */
const withoutLists = (query: object, known: readonly string[]): object =>
  Object.fromEntries(
    Object.entries(query).filter(([name]) => !known.some((one) => name.startsWith(`${one}[`))),
  );

/**
 * Refuses a query, a body that is no object, and each key of it that a route does not know: whoever wrote it meant something, which would be lost.
 * `what` names what the keys belong to, such as `a withdrawal`.
 */
export const takes =
  (what: string, known: readonly string[]): RequestHandler =>
  ({ body, query }, response, next) => {
    const errors = [
      ...unknownKeys(query, { what: 'the query', known: [] }),
      ...fieldErrors(body, what, known),
    ];
    if (errors.length > 0) response.status(422).json({ errors });
    else next();
  };

const fieldErrors = (
  body: unknown,
  what: string,
  known: readonly string[],
): readonly InvalidValue[] => {
  if (body === undefined) return [];
  if (!isObject(body))
    return [{ pointer: '', message: `must be ${what}: an object with ${keyList(known)}` }];
  return unknownKeys(body, { what, known });
};

const keyList = (known: readonly string[]): string =>
  known.length === 0 ? 'no keys' : `keys of ${known.join(', ')}`;

/** The keys that `what`, at a JSON Pointer, does not know. */
export const unknownKeys = (
  fields: object,
  {
    what,
    known,
    at = '',
  }: { readonly what: string; readonly known: readonly string[]; readonly at?: string },
): readonly InvalidValue[] =>
  Object.keys(fields)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      pointer: pointerTo(at, key),
      message: `is not a key of ${what}${orMeant(key, known)}`,
    }));

/** What is said of a text that no database keeps as it is. */
export const unstorableText = 'must be text without half letters and empty bytes';
