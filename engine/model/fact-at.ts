import { isObject, type Facts, type Json } from './base.ts';

/** The fact of a case under a path below `case`; undefined where there is none. */
export const factAt = (path: readonly string[], facts: Facts): Json | undefined =>
  path.reduce<Json | undefined>(
    (found, key) => (isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined),
    facts,
  );
