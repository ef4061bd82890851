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
  const reading: PageReading = { page, lines, blocks: [], open: undefined };
  for (const [index, line] of lines.entries()) readers[line.kind](reading, index, line);
  return reading.blocks;
}

interface PageReading {
  readonly page: MarkdownPage;
  readonly lines: readonly MarkdownLine[];
  readonly blocks: MarkdownBlock[];
  /** The block that the next line may go on with. */
  open: MarkdownBlock | undefined;
}

type LineReader = (reading: PageReading, index: number, line: MarkdownLine) => void;

const begin = (reading: PageReading, block: MarkdownBlock): void => {
  reading.blocks.push(block);
  reading.open = block;
};

const readers: Readonly<Record<MarkdownLine['kind'], LineReader>> = {
  blank(reading) {
    reading.open = undefined;
  },
  tags(reading, index, line) {
    const { open } = reading;
    const next = kindBehind(reading.lines, index);
    const span = { from: line.from, to: line.to };
    if (open?.kind === 'list' || open?.kind === 'rows') open.entries.push({ kind: 'tags', span });
    else if (next === 'item' || next === 'row')
      begin(reading, startOf(reading.lines, index, [{ kind: 'tags', span }]));
    else if (open?.kind === 'words' && next === 'words') open.span = { ...open.span, to: line.to };
    else reading.blocks.push({ kind: 'tags', span });
  },
  rule(reading, _index, line) {
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
  heading(reading, _index, line) {
    if ('inner' in line) reading.blocks.push({ kind: 'heading', inner: line.inner });
    reading.open = undefined;
  },
  item(reading, index, line) {
    if (!('number' in line)) return;
    const { open, page } = reading;
    const isText = open?.kind === 'words' && line.number !== undefined && line.number !== 1;
    if (isText) return readers.words(reading, index, line);
    const entry: BlockEntry = { kind: 'entry', inner: line.inner };
    const list = open?.kind === 'list' ? open : listBefore(reading, line.number);
    if (list === undefined) return begin(reading, startOf(reading.lines, index, [entry]));
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
  row(reading, index, line) {
    if (!('inner' in line)) return;
    const { open } = reading;
    const entry: BlockEntry = { kind: 'entry', inner: line.inner };
    if (open?.kind === 'rows') open.entries.push(entry);
    else begin(reading, startOf(reading.lines, index, [entry]));
  },
  words(reading, _index, line) {
    const { open, page } = reading;
    for (const [form, message, hint] of strange)
      if (form.test(page.masked.slice(line.from, line.to))) report(page, line, message, hint);
    const last = open?.kind === 'list' ? open.entries.at(-1) : undefined;
    if (open?.kind === 'words') open.span = { from: open.span.from, to: line.to };
    else if (last?.kind === 'entry') last.inner = goingOn(last.inner, line);
    else begin(reading, { kind: 'words', span: { from: line.from, to: line.to } });
  },
};

/** What the first line behind some tags is. */
const kindBehind = (lines: readonly MarkdownLine[], index: number): MarkdownLine['kind'] =>
  lines.slice(index).find(({ kind }) => kind !== 'tags')?.kind ?? 'blank';

/** A list or table that begins with a line, or with the tags before it. */
function startOf(
  lines: readonly MarkdownLine[],
  index: number,
  entries: BlockEntry[],
): MarkdownBlock {
  const first = lines.slice(index).find(({ kind }) => kind !== 'tags');
  return first?.kind === 'item'
    ? { kind: 'list', number: first.number, entries }
    : { kind: 'rows', entries };
}

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

/** What looks like Markdown and is none that a mail takes. */
const strange: readonly (readonly [form: RegExp, message: string, hint: string])[] = [
  [/^>/, 'a text has no quotations', 'leave the ">" out'],
  [/^(?:```|~~~)/, 'a text shows no code', 'leave this line out'],
  [/^={3,}$/, 'a line under words is no heading here', 'write "## " before the words instead'],
  [/^#{1,6}[^\s#\d]/, 'a heading wants a blank behind "#"', 'write "## Words"'],
  [/^\d{1,2}、/, '"、" begins no entry of a list', 'write "1. " with a blank behind it'],
  [/^[•·●]/u, 'this sign begins no entry of a list', 'write "- "'],
  [/^\|/, 'a row of a table has lost its last "|"', 'end the line with "|"'],
];
