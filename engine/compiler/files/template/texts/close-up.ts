/**
 * Chinese is written with a blank beside Latin letters and figures, and with none among Chinese ones. Whoever writes a text does not know
 * which a value will bring, so they write the blank; where none is wanted, it is left out when the value is filled in.
 */
export const closeUp = (filled: string): string =>
  filled.includes(begin) || filled.includes(end)
    ? filled
        .replaceAll(blankBehind, '$<value>$<tags>')
        .replaceAll(blankBefore, '$<text>$<before>$<after>')
        .replaceAll(marks, '')
    : filled;

/** Marks the ends of a value that are Chinese, until the whole text is filled. */
export function markEnds(value: string): string {
  const plain = value.replaceAll(marks, '');
  return `${beginsWide.test(plain) ? begin : ''}${plain}${endsWide.test(plain) ? end : ''}`;
}

/** Signs that no text has: Unicode keeps them for programs. */
const [begin, end] = ['\uFDD0', '\uFDD1'];
const marks = /[\uFDD0\uFDD1]/g;

const wide = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef]';
const tags = '(?:<[^<>]*>)*';
const beginsWide = new RegExp(`^${wide}`, 'u');
const endsWide = new RegExp(`${wide}$`, 'u');
const blankBehind = new RegExp(`(?<value>${end})(?<tags>${tags}) (?=${tags}${wide})`, 'gu');
const blankBefore = new RegExp(
  `(?<text>${wide})(?<before>${tags}) (?<after>${tags})(?=${begin})`,
  'gu',
);
