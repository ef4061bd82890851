type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of a picture; its children are markup already. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  return children.length === 0
    ? `<${name}${written}/>`
    : `<${name}${written}>${children.join('')}</${name}>`;
}

/** Words as markup. */
export const escaped = (text: string): string =>
  text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

interface TextPosition {
  readonly x: number;
  readonly y: number;
}

export const textElement = (text: string, { x, y }: TextPosition, kind: string): string =>
  element('text', { x, y, class: kind }, escaped(text));

/** As much of a text as fits into so many pixels at this size. */
export function truncated(text: string, width: number, size: number): string {
  let left = width;
  const letters = Array.from(text);
  const end = letters.findIndex((letter) => (left -= widthOf(letter, size)) < 0);
  return end < 0 ? text : `${letters.slice(0, Math.max(0, end - 1)).join('')}…`;
}

/** The text in lines of so many pixels at this size. Chinese breaks between any two characters, a word only when it is too long for a line. */
export function wrapped(
  text: string,
  width: number,
  size: number,
  latin = regularLatinWidth,
): readonly string[] {
  const fits = (piece: string) => widthOf(piece.trimEnd(), size, latin) <= width;
  const lines: string[] = [];
  let line = '';
  for (const piece of (text.match(breakable) ?? []).flatMap((one) =>
    fits(one) ? [one] : Array.from(one),
  )) {
    if (line !== '' && !fits(line + piece)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? piece.trimStart() : piece;
  }
  return [...lines, line.trimEnd()];
}

/** About as many pixels as a text takes; Chinese characters are twice as wide. */
export const widthOf = (text: string, size: number, latin = regularLatinWidth): number =>
  Array.from(text).reduce((sum, letter) => sum + size * (wideLetter.test(letter) ? 1 : latin), 0);

/** How wide a Latin letter is beside a Chinese one, at most on the average. */
const regularLatinWidth = 0.53;
export const boldLatinWidth = 0.59;

const wideLetter = /[\u1100-\u{3fffd}]/u;

/** A word with its space, or one Chinese character, each with the marks that must not begin a line. */
const breakable =
  /(?:[\u1100-\u{3fffd}]|[^\s\u1100-\u{3fffd}]+(?:\s+|(?=[\u1100-\u{3fffd}])|$)|\s+)[，。：；、！？）》」”’]*/gu;
