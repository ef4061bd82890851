/** An address in HTML, MJML or CSS that a mail program goes to or loads from. */
export interface WrittenAddress {
  /** The attribute that it is the value of; `url`, `@import` or `image-set` in a style. */
  readonly name: string;
  readonly address: string;
  readonly start: number;
  /** Whether a mail program loads it by itself when the mail is opened. */
  readonly loaded: boolean;
}

/** All addresses of a text, in order: attributes are read as browsers read them, in quotes or without, styles wherever they stand. */
export const addressesIn = (text: string): readonly WrittenAddress[] =>
  [...inAttributes(text), ...inStyles(text)].toSorted((one, other) => one.start - other.start);

function* inAttributes(text: string): Generator<WrittenAddress> {
  for (const { 0: tag, 1: tagName = '', 2: written = '', index } of text.matchAll(tagForm)) {
    const from = index + tag.length - written.length;
    // A link of the head, such as a style sheet or a font, is loaded.
    const isLoading = headTags.has(tagName.toLowerCase());
    for (const found of written.matchAll(attributeForm)) {
      const one = addressOf(found, from);
      if (one) yield isLoading ? { ...one, loaded: true } : one;
    }
  }
}

function addressOf(found: RegExpExecArray, from: number): WrittenAddress | undefined {
  const [whole, name = '', quoted, bare = ''] = found;
  const loaded = loading.has(lastPart(name));
  if (!loaded && !led.has(lastPart(name))) return undefined;
  const address = quoted?.slice(1, -1) ?? bare;
  const end = from + found.index + whole.length - (quoted === undefined ? 0 : 1);
  return { name, address, start: end - address.length, loaded };
}

function* inStyles(text: string): Generator<WrittenAddress> {
  for (const found of text.matchAll(styleForm)) {
    const [whole, word = '', address = ''] = found;
    const name = /^(?:url|src)/i.test(word) ? 'url' : word.replace(/[\s("']+$/, '').toLowerCase();
    yield { name, address, start: found.index + whole.length - address.length, loaded: true };
  }
  for (const sets of text.matchAll(/\bimage-set\(((?:[^()]|\([^()]*\))*)/gi))
    for (const found of (sets[1] ?? '').matchAll(/(?<!url\(\s*)(["'])([^"']*)\1/g)) {
      const start = sets.index + sets[0].length - (sets[1] ?? '').length + found.index + 1;
      yield { name: 'image-set', address: found[2] ?? '', start, loaded: true };
    }
}

/** `xlink:href` leads as `href` does. */
const lastPart = (name: string): string => name.toLowerCase().replace(/^.*:/, '');

/** A tag with its attributes; a marker of Liquid or a quoted value may hold ">". */
const tagForm =
  /<([a-z][\w:-]*)((?:\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|=\s*"[^"]*"|=\s*'[^']*'|[^<>])*)/gi;

const attributeForm =
  /([^\s"'<>/={}%]+)\s*=\s*(?:("[^"]*"|'[^']*')|((?:\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|[^\s>"'])+))/g;

const styleForm = /(\burl\(\s*["']?|@import\s+["'])((?:\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|[^"')])*)/gi;

/** Where a reader goes who clicks or sends. */
const led: ReadonlySet<string> = new Set(['href', 'action', 'formaction', 'cite', 'longdesc']);

/** What mail programs load as soon as a mail is opened: a place to fill in would tell whoever serves it of the case. */
const loading: ReadonlySet<string> = new Set(
  [
    ['src', 'srcset', 'imagesrcset', 'background', 'background-url', 'base-url'],
    ['icon-wrapped-url', 'icon-unwrapped-url', 'thumbnails-src', 'poster', 'data', 'lowsrc'],
    ['dynsrc', 'codebase', 'classid', 'archive', 'profile', 'manifest', 'ping', 'srcdoc'],
  ].flat(),
);

const headTags: ReadonlySet<string> = new Set([
  'link',
  'base',
  'image',
  'use',
  'mj-font',
  'feimage',
]);
