import { distance } from 'fastest-levenshtein';
import { meant } from './meanings.ts';

/** The candidate that `word` was probably meant to be: one of the same meaning, else the nearest in spelling; `undefined` when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  if (word.length > longest) return undefined;
  const written = word.trim().toLowerCase();
  const same = all.find((one) => plainForm(one) === plainForm(word));
  return same ?? all.find((one) => meant(written, one)) ?? nearestInSpelling(written, all);
}

/** No name of the language is as long. */
const longest = 64;

/** Words that differ in hyphens, underscores, spaces and capitals alone are one. */
const plainForm = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '');

/** One letter of a short word is as much as two of a longer one. */
const allowedEdits = (length: number): number =>
  length <= 2 ? 0 : Math.min(4, Math.ceil(length / 4));

function nearestInSpelling(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = allowedEdits(word.length) + 1;
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase();
    const edits = isTransposed(word, lower) ? 1 : distance(word, lower);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/**
 * The candidate of which a word that may be any other is surely a slip of the hand: one or two letters of a long word, never its first one,
 * since "undecided" is not a slip of "decided", and never a digit or a part of its own.
 */
export const nearMiss = (word: string, candidates: readonly string[]): string | undefined =>
  candidates.find(
    (one) =>
      one[0] === word[0] &&
      apart(one) === apart(word) &&
      (isTransposed(word, one) ||
        distance(word, one) <= Math.floor(Math.max(word.length, one.length) / 4)),
  );

/** What tells names apart that are meant to be alike. */
const apart = (name: string): string => name.replaceAll(/[^-_0-9]/g, '');

/** Two neighbouring letters in each other's place are one slip. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return at >= 0 && `${a.slice(0, at)}${a[at + 1] ?? ''}${a[at] ?? ''}${a.slice(at + 2)}` === b;
}

/** `; did you mean "within"?` behind what is wrong with a value, when one of the candidates is near; else nothing. */
export function orMeant(written: unknown, candidates: readonly string[]): string {
  const near = typeof written === 'string' ? nearest(written.trim(), candidates) : undefined;
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** `did you mean "within"?`, when one of the candidates is near; else the fallback. */
export const didYouMean = (
  word: string,
  candidates: readonly string[],
  otherwise = `known: ${candidates.join(', ')}`,
): string => {
  const near = nearest(word, candidates);
  return near === undefined ? otherwise : `did you mean "${near}"?`;
};
