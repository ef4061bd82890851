import { distance } from 'fastest-levenshtein';

/** The candidate that `word` was probably meant to be, the first of several as near; `undefined` when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.floor(word.length / 3) + 1;
  for (const candidate of candidates) {
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < least || (edits === least && best === undefined)) {
      least = edits;
      best = candidate;
    }
  }
  return best;
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
