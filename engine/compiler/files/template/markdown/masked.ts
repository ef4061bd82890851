import { markersOf } from '../texts/markers.ts';

// Letters for private use stand in place of markers while Markdown is read, so that nothing in a marker is taken for Markdown.

/** Stands for each letter of an output of Liquid. */
const outputMask = '\uE000';

/** Stands for each letter of a tag of Liquid. */
const tagMask = '\uE001';

/** A text of the same length, without the markers of Liquid. */
export function masked(text: string): string {
  let rest = 0;
  const parts = markersOf(text).map(({ start, end, written }) => {
    const before = text.slice(rest, start);
    rest = end;
    return before + (written.startsWith('{{') ? outputMask : tagMask).repeat(end - start);
  });
  return parts.join('') + text.slice(rest);
}

/** Where the tags and blanks at the end of a masked text begin. */
export function endOfWords(text: string): number {
  let at = text.length;
  while (at > 0 && /[\uE001\s]/u.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** Where the tags and blanks at its start end. */
export const startOfWords = (text: string): number => /^[\uE001\s]*/u.exec(text)?.[0].length ?? 0;
