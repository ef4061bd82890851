import { endOfWords, startOfWords } from './masked.ts';
import type { MarkdownPage, TextSpan } from './page.ts';

/** A line of a text, and what it begins. The span leaves out blanks at both ends. */
export type MarkdownLine = TextSpan & { readonly indent: number } & (
    | { readonly kind: 'blank' | 'tags' | 'rule' | 'words' }
    | { readonly kind: 'heading' | 'row'; readonly inner: Framing }
    | { readonly kind: 'item'; readonly inner: Framing; readonly number: number | undefined }
  );

/** Tags on the same line before and behind what they decide about. */
export interface Framing extends TextSpan {
  readonly before: TextSpan;
  readonly behind: TextSpan;
}

/** The lines of a text, in order. */
export function linesOf({ masked }: MarkdownPage): readonly MarkdownLine[] {
  let start = 0;
  return masked.split('\n').map((written) => {
    const from = start + written.length - written.trimStart().length;
    const to = Math.max(from, start + written.trimEnd().length);
    const indent = from - start;
    start += written.length + 1;
    return lineOf(masked.slice(from, to), { from, to, indent });
  });
}

function lineOf(text: string, place: TextSpan & { readonly indent: number }): MarkdownLine {
  if (text === '') return { kind: 'blank', ...place };
  if (/^[\uE001\s]+$/u.test(text)) return { kind: 'tags', ...place };
  if (/^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$/.test(text)) return { kind: 'rule', ...place };
  return framedLine(text, place) ?? { kind: 'words', ...place };
}

function framedLine(
  text: string,
  place: TextSpan & { readonly indent: number },
): MarkdownLine | undefined {
  const begin = startOfWords(text);
  const words = text.slice(begin);
  const [heading] = /^#{1,6}[ \t]+(?=\S)/.exec(words) ?? [];
  if (heading !== undefined)
    return { kind: 'heading', inner: framing(text, begin + heading.length, place), ...place };
  const [item] = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(?=\S)|$)/.exec(words) ?? [];
  if (item !== undefined) {
    const number = /^\d/.test(item) ? Number.parseInt(item, 10) : undefined;
    return { kind: 'item', inner: framing(text, begin + item.length, place), number, ...place };
  }
  const isRow = /^\|./u.test(words) && text.charAt(endOfWords(text) - 1) === '|';
  return isRow ? { kind: 'row', inner: framing(text, begin + 1, place), ...place } : undefined;
}

function framing(text: string, begin: number, { from }: TextSpan): Framing {
  const before = text.slice(0, startOfWords(text));
  const behind = text.slice(Math.max(begin, endOfWords(text)));
  return {
    from: from + begin,
    to: from + text.length - behind.length,
    before: { from, to: from + before.trimEnd().length },
    behind: { from: from + text.length - behind.trimStart().length, to: from + text.length },
  };
}
