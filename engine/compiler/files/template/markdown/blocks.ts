import { type Framing, linesOf, type MarkdownLine } from './lines.ts';
import { type MarkdownPage, report, type TextSpan } from './page.ts';

/** What a text consists of, in order. */
export type MarkdownBlock =
  | { readonly kind: 'tags' | 'rule'; readonly span: TextSpan }
  | { readonly kind: 'heading'; readonly inner: Framing }
  | { readonly kind: 'words'; span: TextSpan }
  | { readonly kind: 'list'; readonly number: number | undefined; readonly entries: BlockEntry[] }
  | { readonly kind: 'rows'; readonly entries: BlockEntry[] };

/** A row, an item, or a tag that decides about those behind it. */
export type BlockEntry =
  { readonly kind: 'tags'; readonly span: TextSpan } | { readonly kind: 'entry'; inner: Framing };

/** Reads a text into its blocks, and reports what mails do not take. */
export function blocksOf(page: MarkdownPage): readonly MarkdownBlock[] {
  const lines = linesOf(page);
  const nexts = linesBehindTags(lines);
  const reading: PageReading = { page, blocks: [], open: undefined };
  for (const [index, line] of lines.entries()) {
    reportStrange(page, line, ofFullWidth);
    readers[line.kind](reading, line, nexts[index]);
  }
  return reading.blocks;
}

/** For each line the first from it on that has more than tags. */
function linesBehindTags(lines: readonly MarkdownLine[]): readonly (MarkdownLine | undefined)[] {
  let next: MarkdownLine | undefined;
  const backwards = lines.toReversed().map((line) => {
    if (line.kind !== 'tags') next = line;
    return next;
  });
  return backwards.toReversed();
}

interface PageReading {
  readonly page: MarkdownPage;
  readonly blocks: MarkdownBlock[];
  /** The block that the next line may go on with. */
  open: MarkdownBlock | undefined;
}

/** `next` is the line itself, or what stands behind it where it has nothing but tags. */
type LineReader = (
  reading: PageReading,
  line: MarkdownLine,
  next: MarkdownLine | undefined,
) => void;

const begin = (reading: PageReading, block: MarkdownBlock): void => {
  reading.blocks.push(block);
  reading.open = block;
};

const readers: Readonly<Record<MarkdownLine['kind'], LineReader>> = {
  blank(reading) {
    reading.open = undefined;
  },
  tags(reading, line, next) {
    const { open } = reading;
    const span = { from: line.from, to: line.to };
    if (open !== undefined && 'entries' in open) open.entries.push({ kind: 'tags', span });
    else if (isEntry(next)) begin(reading, startOf(next, [{ kind: 'tags', span }]));
    else if (open?.kind === 'words' && next?.kind === 'words')
      open.span = { ...open.span, to: line.to };
    else reading.blocks.push({ kind: 'tags', span });
  },
  rule(reading, line) {
    const { open, page } = reading;
    if (open !== undefined)
      report(
        page,
        line,
        'a line under words is no heading here',
        'put an empty line before it, or "## " before the words',
      );
    reading.blocks.push({ kind: 'rule', span: line });
    reading.open = undefined;
  },
  heading(reading, line) {
    if (!('inner' in line)) return;
    const { page } = reading;
    if (/\s#+$/.test(page.masked.slice(line.inner.from, line.inner.to)))
      report(page, line, 'a heading has "#" at its start alone', 'leave those at its end out');
    reading.blocks.push({ kind: 'heading', inner: line.inner });
    reading.open = undefined;
  },
  item(reading, line, next) {
    if (!('number' in line)) return;
    const { open, page } = reading;
    const isText = open?.kind === 'words' && line.number !== undefined && line.number !== 1;
    if (isText) return readers.words(reading, line, next);
    const entry: BlockEntry = { kind: 'entry', inner: line.inner };
    reportStrange(page, line.inner, ofEntries);
    const list = open?.kind === 'list' ? open : listBefore(reading, line.number);
    if (list === undefined) return begin(reading, startOf(line, [entry]));
    if (line.indent > 1)
      report(
        page,
        line,
        'a list stands inside another list',
        'write one list, or two with words between them',
      );
    list.entries.push(entry);
    reading.open = list;
  },
  row(reading, line) {
    if (!('inner' in line)) return;
    const { open } = reading;
    const entry: BlockEntry = { kind: 'entry', inner: line.inner };
    if (open?.kind === 'rows') open.entries.push(entry);
    else begin(reading, startOf(line, [entry]));
  },
  words(reading, line) {
    const { open, page } = reading;
    reportStrange(page, line, strange);
    const last = open?.kind === 'list' ? open.entries.at(-1) : undefined;
    if (open?.kind === 'words') open.span = { from: open.span.from, to: line.to };
    else if (last?.kind === 'entry') last.inner = goingOn(last.inner, line);
    else begin(reading, { kind: 'words', span: { from: line.from, to: line.to } });
  },
};

const isEntry = (line: MarkdownLine | undefined): boolean =>
  line?.kind === 'item' || line?.kind === 'row';

/** A list or table that begins with a line, or with the tags before it. */
const startOf = (line: MarkdownLine | undefined, entries: BlockEntry[]): MarkdownBlock =>
  line?.kind === 'item'
    ? { kind: 'list', number: line.number, entries }
    : { kind: 'rows', entries };

/** The list that stands right before an empty line, if it is of the same kind. */
function listBefore({ blocks }: PageReading, number: number | undefined) {
  const last = blocks.at(-1);
  return last?.kind === 'list' && (last.number === undefined) === (number === undefined)
    ? last
    : undefined;
}

/** A further line of an item ends where its tags end. */
const goingOn = ({ from, before }: Framing, { to }: TextSpan): Framing => ({
  from,
  to,
  before,
  behind: { from: to, to },
});

type StrangeForm = readonly [form: RegExp, message: string, hint: string];

function reportStrange(page: MarkdownPage, line: TextSpan, forms: readonly StrangeForm[]): void {
  const words = page.masked.slice(line.from, line.to);
  for (const [form, message, hint] of forms)
    if (form.test(words)) report(page, line, message, hint);
}

/** Signs that a keyboard for Chinese writes, wherever they stand. */
const ofFullWidth: readonly StrangeForm[] = [
  [/＊＊/u, 'signs of full width make nothing bold', 'write "**" on both sides of the words'],
  [/［[^［］]+］\s*[(（]/u, 'this is almost a link', 'write [words](address)'],
];

const ofEntries: readonly StrangeForm[] = [
  [
    /^\[[ xX]?\](?:\s|$)/,
    'a mail has nothing to tick',
    'leave the "[ ]" out, or write "\\[ ]" if the mail should show it',
  ],
  [/^(?:[-+*]|\d{1,2}[.)])\s/, 'an entry of a list begins with two signs', 'leave one of them out'],
];

/** What looks like Markdown at the beginning of words and is none that a mail takes. */
const strange: readonly StrangeForm[] = [
  [/^>/, 'a text has no quotations', 'leave the ">" out'],
  [/^(?:```|~~~)/, 'a text shows no code', 'leave this line out'],
  [
    /^\[[^\][]+\]:(?:\s|$)/,
    'a text has no list of addresses for its links',
    'write [words](address) where the link stands, or "\\[" if the mail should show it',
  ],
  [/^={3,}$/, 'a line under words is no heading here', 'write "## " before the words instead'],
  [/^#{1,6}[^\s#\d]/, 'a heading wants a blank behind "#"', 'write "## Words"'],
  [/^\d{1,2}、/, '"、" begins no entry of a list', 'write "1. " with a blank behind it'],
  [/^(?:[•·●]|--+\s)/u, 'this sign begins no entry of a list', 'write "- "'],
  [/^\|/, 'a row of a table has lost its last "|"', 'end the line with "|"'],
  [
    /^[^|].*\s\|[\uE001\s]*$/u,
    'a row of a table has lost its first "|"',
    'begin the line with "|", or write "\\|" if the mail should show it',
  ],
  [
    /^(?:--|[–—]+)$/,
    'this line is not the one before the small print',
    'write "---", or leave the line out',
  ],
  [/^[-+][\p{L}\uE000*[]/u, 'an entry of a list wants a blank behind its sign', 'write "- "'],
  [
    /^[\d０-９]{1,2}[.．)）]\s*\p{Script=Han}/u,
    'an entry of a list wants a blank behind its number',
    'write "1. " with a blank behind it',
  ],
  [/^[－＋＊＃｜]/u, 'a sign of full width begins nothing', 'write "- ", "## " or "|"'],
  [
    /^:?-{2,}:?\s*\|[\s:|-]*$/,
    'each row of a table stands between two "|"',
    'write "| a | b |", and no line of "-" below it',
  ],
];
