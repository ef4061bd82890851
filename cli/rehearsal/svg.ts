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

interface Place {
  readonly x: number;
  readonly y: number;
}

export const words = (text: string, { x, y }: Place, kind: string): string =>
  element('text', { x, y, class: kind }, escaped(text));

/** As much of a text as fits into so many pixels at this size; Chinese characters are twice as wide. */
export function fitting(text: string, width: number, size: number): string {
  const wide = (letter: string) => (/[\u1100-\u{3fffd}]/u.test(letter) ? size : size * 0.53);
  let left = width;
  const letters = Array.from(text);
  const end = letters.findIndex((letter) => (left -= wide(letter)) < 0);
  return end < 0 ? text : `${letters.slice(0, Math.max(0, end - 1)).join('')}…`;
}
