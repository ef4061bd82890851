import { isHopeless, markersIn, type MarkdownPage, report, type TextSpan } from './page.ts';
import { strayTag } from './whole.ts';

/** Writes a part of a text as HTML: markers as they stand, words in bold, links, ends of lines. */
export function inlineHtml(page: MarkdownPage, { from, to }: TextSpan): string {
  let html = '';
  let at = from;
  while (at < to && !isHopeless(page)) {
    const { written, end } = readAt(page, { from: at, to });
    html += written;
    at = end;
  }
  return html;
}

interface HtmlPiece {
  readonly written: string;
  readonly end: number;
}

interface FoundMark extends TextSpan {
  readonly match: RegExpExecArray;
  /** Where the part ends that is being read. */
  readonly limit: number;
}

type MarkReader = (page: MarkdownPage, found: FoundMark) => HtmlPiece | string;

function readAt(page: MarkdownPage, { from, to }: TextSpan): HtmlPiece {
  for (const [form, read] of readers) {
    form.lastIndex = from;
    const match = form.exec(page.masked);
    if (match === null || from + match[0].length > to) continue;
    const found = { match, from, to: from + match[0].length, limit: to };
    const written = read(page, found);
    return typeof written === 'string' ? { written, end: found.to } : written;
  }
  return { written: escaped(page.text.charAt(from)), end: from + 1 };
}

/** Letters that mean something in HTML are written out. */
const escaped = (text: string): string =>
  text.replaceAll(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;' })[letter] ?? '&gt;');

const asItStands: MarkReader = ({ text }, { from, to }) => text.slice(from, to);

const endOfLine: MarkReader = ({ masked }, { from, to, limit }) => {
  if (to >= limit) return '';
  return wide.test(masked.charAt(from - 1)) && wide.test(masked.charAt(to)) ? '' : ' ';
};

/** Between them a line ends without a blank. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

const emphasis =
  (tag: 'strong' | 'em'): MarkReader =>
  (page, { from, to, limit, match: [sign] }) => {
    const { masked } = page;
    const isLoose = isBlankAt(masked, from - 1) && isBlankAt(masked, to);
    if (isLoose || isInWord(masked, sign, from - 1)) return sign;
    const close = closing(masked, sign, { from: to, to: limit });
    if (close !== undefined) {
      reportCrossing(page, { from: to, to: close }, 'words in bold or italics');
      const inner = inlineHtml(page, { from: to, to: close });
      return { written: `<${tag}>${inner}</${tag}>`, end: close + sign.length };
    }
    report(
      page,
      { from, to },
      `"${sign}" has no other "${sign}" in the same paragraph`,
      `write "${sign}" behind the last word as well, or "\\${sign}" if the mail should show it`,
    );
    return sign;
  };

/** Says of a tag in words that belong together that its other end stands outside: without those words there would be half of them. */
function reportCrossing(page: MarkdownPage, span: TextSpan, what: string): void {
  const stray = strayTag(markersIn(page, span));
  if (stray === undefined) return;
  report(
    page,
    { from: stray.start, to: stray.end },
    `"${stray.written}" stands inside of ${what}, and what belongs to it outside`,
    'put all of the condition inside, or all around them',
  );
}

/** Whether a sign divides nothing from the letter beside it, as in `snake_case`. */
const isInWord = (text: string, sign: string, beside: number): boolean =>
  sign.startsWith('_') && letter.test(text.charAt(beside));

/** An output stands for letters. */
const letter = /[\p{L}\p{N}\uE000]/u;

const isBlankAt = (text: string, at: number): boolean => !/\S/.test(text.charAt(at));

/** Where an emphasis ends: at the next sign of the same length that stands behind a word. */
function closing(text: string, sign: string, { from, to }: TextSpan): number | undefined {
  const run = sign.charAt(0);
  for (let at = from; at < to; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === run) {
      let end = at;
      while (end < to && text.charAt(end) === run) end += 1;
      // Of three, the one or the two that are meant come last.
      const isAsLong = end - at !== 3 - sign.length;
      const isBehind = at > from && !isBlankAt(text, at - 1) && !isInWord(text, run, end);
      if (isAsLong && isBehind) return end - sign.length;
      at = end - 1;
    }
  }
  return undefined;
}

/** Words and where they lead: `[words](address)`. */
export const linkForm = /^\[([^\][]*)\]\(([^()\s]*)\)/;

/** Both parts of a link as HTML has them. */
export function linkParts(
  page: MarkdownPage,
  { from, match: [whole, words = '', address = ''] }: Pick<FoundMark, 'from' | 'match'>,
): { readonly href: string; readonly words: string } {
  const end = from + whole.length - 1;
  const target = { from: end - address.length, to: end };
  page.links.push(target);
  reportCrossing(page, { from, to: from + whole.length }, 'a link');
  return {
    href: inAttribute(page.text.slice(target.from, target.to)),
    words: inlineHtml(page, { from: from + 1, to: from + 1 + words.length }),
  };
}

const inAttribute = (address: string): string =>
  address.replaceAll('&', '&amp;').replaceAll('"', '%22').replaceAll('<', '%3C');

const link: MarkReader = (page, found) => {
  const { href, words } = linkParts(page, found);
  return `<a href="${href}">${words}</a>`;
};

const refused =
  (message: string, hint: string): MarkReader =>
  (page, { from, to }) => {
    report(page, { from, to }, message, hint);
    return '';
  };

const readers: readonly (readonly [RegExp, MarkReader])[] = [
  [/[^\uE000\uE001\s\\*_![\]~`<&>]+/uy, asItStands],
  [/[\uE000\uE001]+/uy, asItStands],
  [/(?: *\\| {2,})\r?\n[ \t]*/y, (_page, { to, limit }) => (to < limit ? '<br />' : '')],
  [/[ \t]*\r?\n[ \t]*/y, endOfLine],
  [/[ \t]+/y, asItStands],
  [/\\([!-/:-@[-`{-~])/y, (_page, { match }) => escaped(match[1] ?? '')],
  [
    /(?<=\d)\*+(?=\d)/y,
    refused(
      '"*" between two numbers would be lost',
      'write "×", or "\\*" if the mail should show it',
    ),
  ],
  [/\*\*|__/y, emphasis('strong')],
  [/[*_]/y, emphasis('em')],
  [
    /!\[[^\][]*\](?:\([^()]*\))?/y,
    refused('a text has no pictures', 'put it into templates/frame.mjml, or leave it out'),
  ],
  [new RegExp(linkForm.source.slice(1), 'y'), link],
  [
    /\[[^\][]*\](?:\s*[(（][^()（）\n]*[)）]?|\[[^\][]*\])/y,
    refused('this is almost a link', 'write [words](address), without blanks between the two'),
  ],
  [
    /\]\(/y,
    refused('this is almost a link', 'write [words](address), without brackets in the words'),
  ],
  [/~~[^~\s][^~]*~~/y, refused('a text strikes nothing out', 'leave the "~~" out')],
  [/`+/y, refused('a text shows no code', 'leave the "`" out')],
  [
    /<(?=[A-Za-z/!?])[^<>\n]*>?/y,
    refused(
      'a text in Markdown has no tags of HTML or MJML',
      'write **bold**, [words](address), "- " for a list; a comment stands in {% comment %}; all else goes into templates/frame.mjml',
    ),
  ],
  [/&(?:[A-Za-z][A-Za-z0-9]*|#\d+|#x[\dA-Fa-f]+);/y, asItStands],
];
