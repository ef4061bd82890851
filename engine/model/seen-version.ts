/**
 * What a page was made from, as an answer to it brings it back and the record keeps it: how many answers of earlier tasks it could show, and
 * a hash of all that it showed.
 */
export type SeenVersion = string;

export const seenVersion = (answers: number, hash: string): SeenVersion => `${answers}-${hash}`;

export const isSeenVersion = (value: unknown): value is SeenVersion =>
  typeof value === 'string' && /^\d{1,6}-[\w-]{22}$/.test(value);

/** How many answers could be seen. */
export const answersIn = (seen: SeenVersion): number => Number(seen.split('-', 1)[0]);
