import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';
import { checkAttributes } from './html-attributes.ts';
import type { TextPart } from './text-part.ts';

/** Reports what MJML itself passes over in silence: tags that are not closed, included files, and scripts. */
export function checkTags(part: TextPart): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: Tag[] = [];
  const tags = tagsOf(part.text);
  if (tags.length > maxTags) return [part.diagnosticAt(tooMany, 0, 1)];
  for (const [index, tag] of tags.entries()) {
    const message = checkTag(tag, open);
    // What is open could have been closed anywhere behind the tag before.
    const start = isOpenAround(tag, open) ? (tags[index - 1]?.end ?? tag.start) : tag.start;
    if (message) found.push(part.diagnosticAt(message, start, tag.end));
    if (!forbidden.has(tag.name)) passTag(tag, open);
    if (found.length >= maxDiagnostics) return found;
  }
  found.push(...lostTexts(part, tags));
  return [...found, ...unclosed(part, open)];
}

const maxDiagnostics = 20;
const maxTags = 1000;
const forbidden = new Set(['script', 'mj-include']);
const maxDepth = 40;

interface Tag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly closes: boolean;
  readonly isEmpty: boolean;
  /** Its attributes, as they are written. */
  readonly written: string;
  /** Another tag begins in it. */
  readonly isUnfinished: boolean;
}

/** All tags outside comments, which MJML leaves as they are. */
const tagsOf = (text: string): readonly Tag[] =>
  Array.from(
    text.replaceAll(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length)).matchAll(tagForm),
    (found) => ({
      name: (found[2] ?? '').toLowerCase(),
      start: found.index,
      end: found.index + found[0].length,
      closes: found[1] === '/',
      isEmpty:
        voidElements.has((found[2] ?? '').toLowerCase()) ||
        (found[3] ?? '').trimEnd().endsWith('/'),
      written: found[3] ?? '',
      isUnfinished: found[4] === '',
    }),
  );

/** Tags of MJML, and those of HTML whose loss would show: what stands behind an open one is drawn like it. */
const tagForm =
  /<(\/?)(mj(?:ml|-[\w-]+)|script|table|tr|td|th|strong|em|b|i|u|a|span|div|ul|ol|li|h[1-6]|br|hr|img)\b((?:\{\{.*?\}\}|\{%.*?%\}|"[^"<]*"|'[^'<]*'|[^<>])*)(>?)/gi;

/** Elements of HTML that hold nothing. */
const voidElements = new Set(['br', 'hr', 'img']);

/** Tags in which only other tags may stand: MJML drops any text in them. */
const containers = new Set([
  'mjml',
  'mj-head',
  'mj-body',
  'mj-attributes',
  'mj-wrapper',
  'mj-section',
  'mj-column',
  'mj-group',
  'mj-hero',
]);

function passTag(tag: Tag, open: Tag[]): void {
  if (tag.closes) closeUpTo(tag, open);
  else if (!tag.isEmpty) open.push(tag);
}

function* lostTexts(part: TextPart, tags: readonly Tag[]): Generator<Diagnostic> {
  const open: Tag[] = [];
  for (const [index, tag] of tags.entries()) {
    passTag(tag, open);
    const next = tags[index + 1];
    const lost = containers.has(open.at(-1)?.name ?? '') && lostText(part.text, tag, next);
    if (lost) yield part.diagnosticAt(lost, tag.end, next?.start ?? tag.end);
  }
}

/** Text between the tags of a mail, where MJML drops it; markers there are found with the mail that comes of it. */
function lostText(
  text: string,
  { end }: Tag,
  next: Tag | undefined,
): DiagnosticMessage | undefined {
  const lost = text
    .slice(end, next?.start ?? end)
    .replaceAll(/<!--[\s\S]*?-->|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|<[^>]*>/g, '')
    .trim();
  return lost === ''
    ? undefined
    : {
        code: 'lost-in-mail',
        message: `"${lost.slice(0, 40)}" stands between two parts of the mail and would be lost`,
        hint: 'write it into <mj-text>, or mend the tag that it was',
      };
}

function checkTag(tag: Tag, open: readonly Tag[]): DiagnosticMessage | undefined {
  if (forbidden.has(tag.name))
    return tag.closes
      ? undefined
      : mjml(`"<${tag.name}>" may not be used in a mail`, 'write its content out instead');
  if (tag.isUnfinished) return unfinished(tag);
  if (open.length > maxDepth)
    return mjml(`tags are nested more than ${maxDepth} deep`, 'nest the parts of the mail less');
  return tag.closes ? checkClosing(tag, open) : checkAttributes(tag);
}

function checkClosing(tag: Tag, open: readonly Tag[]): DiagnosticMessage | undefined {
  const { name: innermost = '' } = open.at(-1) ?? {};
  if (innermost === tag.name) return undefined;
  return isOpenAround(tag, open)
    ? mjml(
        `"</${tag.name}>" comes while "<${innermost}>" is open`,
        `write "</${innermost}>" before it`,
      )
    : mjml(`"</${tag.name}>" closes nothing`, 'remove it, or open the tag before');
}

const unfinished = ({ closes, name }: Tag): DiagnosticMessage =>
  mjml(
    `"<${closes ? '/' : ''}${name}" has lost its ">"`,
    'write ">" at its end, or the quote that is missing before',
  );

/** Whether a tag closes what is open around something else that is. */
const isOpenAround = ({ closes, name }: Tag, open: readonly Tag[]): boolean =>
  closes && open.at(-1)?.name !== name && open.some((one) => one.name === name);

function closeUpTo({ name }: Tag, open: Tag[]): void {
  const index = open.findLastIndex((one) => one.name === name);
  if (index >= 0) open.length = index;
}

/** A mail that ends too early leaves all of its tags open. */
function unclosed(part: TextPart, open: readonly Tag[]): readonly Diagnostic[] {
  const end = part.text.trimEnd().length;
  return open[0]?.name === 'mjml'
    ? [part.diagnosticAt(endsEarly(open), Math.max(0, end - 1), end)]
    : open.map((tag) => part.diagnosticAt(notClosed(tag), tag.start, tag.end));
}

const endsEarly = (open: readonly Tag[]): DiagnosticMessage =>
  mjml(
    `the mail ends while ${open.map(({ name }) => `"<${name}>"`).join(', ')} ${open.length > 1 ? 'are' : 'is'} open`,
    `close ${open.length > 1 ? 'them' : 'it'}, the last one at the very end with "</mjml>"`,
  );

const notClosed = ({ name }: Tag): DiagnosticMessage =>
  mjml(`"<${name}>" is never closed`, `add "</${name}>" behind its content`);

const tooMany: DiagnosticMessage = {
  code: 'file-too-large',
  message: `the mail has more than ${maxTags} tags`,
  hint: 'a mail should be short: leave out what nobody reads',
};

const mjml = (message: string, hint: string): DiagnosticMessage => ({
  code: 'mjml',
  message,
  hint,
});
