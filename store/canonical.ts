import { createHash } from 'node:crypto';

/** JSON with sorted keys and without spaces: equal values have equal texts. Fields that are `undefined` count as missing. */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, sortKeys);

/** SHA-256 of the canonical JSON, in hex. */
export const hashOf = (value: unknown): string => sha256(canonicalJson(value));

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  // Without a prototype, so that a key called __proto__ stays a key.
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, field] of sorted) result[key] = field;
  return result;
}
