import type { OffsetDiagnostic } from '../../../source/source.ts';
import type { Marker } from '../texts/markers.ts';
import { type BlockEntry, blocksOf, type MarkdownBlock } from './blocks.ts';
import { inlineHtml, linkForm, linkParts } from './inline.ts';
import type { Framing } from './lines.ts';
import { endOfWords, startOfWords } from './masked.ts';
import { createPage, type MarkdownPage, markersIn, report, type TextSpan } from './page.ts';
import { cellsOf, isRuler, rowHtml, usualCount } from './table-rows.ts';
import { checkWhole, settled } from './whole.ts';

/** A text as parts of MJML that stand in a column. */
export interface MarkdownMjml {
  readonly text: string;
  /** What stands behind the line `---`. */
  readonly small: string;
  readonly problems: readonly OffsetDiagnostic[];
  /** Tags whose other end stands elsewhere; of a text that is no Liquid they say nothing. */
  readonly strays: readonly OffsetDiagnostic[];
  /** Where links lead, in offsets. */
  readonly links: readonly TextSpan[];
}

/** Turns Markdown into MJML; Liquid stays as it is written. Never throws. */
export function markdownToMjml(text: string): MarkdownMjml {
  // The check of texts says of it that it is too long.
  const page = createPage(text.length > mostLetters ? '' : text);
  const blocks = blocksOf(page);
  const at = blocks.findIndex(({ kind }) => kind === 'rule');
  const small = at < 0 ? [] : blocks.slice(at + 1);
  for (const one of small)
    if (one.kind === 'rule')
      report(
        page,
        one.span,
        'this is a second line "---"',
        'leave it out: one divides the text from the small print',
      );
  return {
    text: partMjml(page, at < 0 ? blocks : blocks.slice(0, at), ''),
    small: partMjml(page, small, ' mj-class="small"'),
    problems: page.problems,
    strays: page.strays,
    links: page.links,
  };
}

const mostLetters = 100_000;

/** `look` is the class of its words. */
function partMjml(page: MarkdownPage, blocks: readonly MarkdownBlock[], look: string): string {
  const writing: Writing = { page, look, level: [] };
  const written = blocks.map((block) => blockMjml(writing, block));
  checkWhole(page, writing.level);
  return written.join('\n');
}

interface Writing {
  readonly page: MarkdownPage;
  readonly look: string;
  /** The tags that stand between blocks. */
  readonly level: Marker[];
}

function blockMjml(writing: Writing, block: MarkdownBlock): string {
  const { page, look } = writing;
  if (block.kind === 'rule') return '';
  if (block.kind === 'tags') return raw(writing, block.span);
  if (block.kind === 'list') return `<mj-text${look}>${list(page, block)}</mj-text>`;
  if (block.kind === 'rows') return `<mj-table>${rows(page, block.entries)}</mj-table>`;
  return block.kind === 'heading'
    ? between(
        writing,
        block.inner,
        (span) => `<mj-text mj-class="heading">${heading(page, span)}</mj-text>`,
      )
    : between(writing, framed(page, block.span), (span) => paragraph(writing, span));
}

/** Blocks with the tags that decide about them. */
function between(writing: Writing, given: Framing, write: (span: TextSpan) => string): string {
  const framing = settled(writing.page, given);
  const before = raw(writing, framing.before);
  checkWhole(writing.page, markersIn(writing.page, framing));
  return before + write(framing) + raw(writing, framing.behind);
}

/** Tags in a place where MJML leaves them as they are. */
function raw({ page, level }: Writing, span: TextSpan): string {
  level.push(...markersIn(page, span));
  return span.from < span.to ? `<mj-raw>${page.text.slice(span.from, span.to)}</mj-raw>` : '';
}

/** A paragraph with the tags at its ends. */
function framed({ masked }: MarkdownPage, { from, to }: TextSpan): Framing {
  const written = masked.slice(from, to);
  const before = written.slice(0, startOfWords(written));
  const behind = written.slice(endOfWords(written));
  if (before.length + behind.length >= written.length)
    return { from, to, before: { from, to: from }, behind: { from: to, to } };
  return {
    from: from + before.length,
    to: to - behind.length,
    before: { from, to: from + before.trimEnd().length },
    behind: { from: to - behind.trimStart().length, to },
  };
}

/** A link alone in its paragraph is a button. */
function paragraph({ page, look }: Writing, span: TextSpan): string {
  const found = linkForm.exec(page.masked.slice(span.from, span.to));
  if (found === null || found[0].length < span.to - span.from)
    return `<mj-text${look}>${inlineHtml(page, span)}</mj-text>`;
  const { href, words } = linkParts(page, { ...span, match: found });
  return `<mj-button href="${href}">${words}</mj-button>`;
}

/** Not one of HTML: those the text part of a mail would have in capitals. */
const heading = (page: MarkdownPage, span: TextSpan): string =>
  `<div role="heading" aria-level="2">${inlineHtml(page, span)}</div>`;

function list(
  page: MarkdownPage,
  { number, entries }: Extract<MarkdownBlock, { kind: 'list' }>,
): string {
  const items = entriesHtml(page, entries, (inner) => {
    checkWhole(page, markersIn(page, inner));
    return `<li>${inlineHtml(page, inner)}</li>`;
  });
  const style = 'style="margin: 0; padding-left: 24px"';
  if (number === undefined) return `<ul ${style}>${items}</ul>`;
  return `<ol ${style}${number === 1 ? '' : ` start="${number}"`}>${items}</ol>`;
}

function rows(page: MarkdownPage, entries: readonly BlockEntry[]): string {
  const cells = entries.map((one) => (one.kind === 'entry' ? cellsOf(page, one.inner) : []));
  const written = cells.filter((one) => one.length > 0);
  const [, second] = written;
  const count = usualCount(written);
  const hasHead = second !== undefined && isRuler(page, second);
  let index = -1;
  return entriesHtml(page, entries, (inner) => {
    index += 1;
    const these = cellsOf(page, inner);
    if (index < 2 && isRuler(page, these)) return '';
    return rowHtml(page, these, { isHead: hasHead && index === 0, count });
  });
}

function entriesHtml(
  page: MarkdownPage,
  entries: readonly BlockEntry[],
  write: (inner: TextSpan) => string,
): string {
  const level: Marker[] = [];
  const bare = (span: TextSpan): string => {
    level.push(...markersIn(page, span));
    return page.text.slice(span.from, span.to);
  };
  const written = entries.map((one) => {
    if (one.kind === 'tags') return bare(one.span);
    const framing = settled(page, one.inner);
    return [bare(framing.before), write(framing), bare(framing.behind)].join('');
  });
  checkWhole(page, level);
  return `\n${written.join('\n')}\n`;
}
