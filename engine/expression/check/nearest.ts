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
