import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';
import type { TextPart } from './text-part.ts';

/** Reports what MJML itself passes over in silence: tags that are not closed, included files, and scripts. */
export function checkTags(part: TextPart): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: Tag[] = [];
  const tags = tagsOf(part.text);
  if (tags.length > maxTags) return [part.diagnosticAt(tooMany, 0, 1)];
  for (const tag of tags) {
    const message = checkTag(tag, open);
    if (message) found.push(part.diagnosticAt(message, tag.start, tag.end));
    if (forbidden.has(tag.name)) continue;
    if (tag.closes) closeUpTo(tag, open);
    else if (!tag.isEmpty) open.push(tag);
    if (found.length >= maxDiagnostics) return found;
  }
  return [...found, ...open.map((tag) => part.diagnosticAt(notClosed(tag), tag.start, tag.end))];
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
}

/** All tags outside comments, which MJML leaves as they are. */
const tagsOf = (text: string): readonly Tag[] =>
  Array.from(
    text
      .replaceAll(/<!--[\s\S]*?-->/g, (comment) => ' '.repeat(comment.length))
      .matchAll(/<(\/?)(mj(?:ml|-[\w-]+)|script)\b([^>]*)>/gi),
    (found) => ({
      name: (found[2] ?? '').toLowerCase(),
      start: found.index,
      end: found.index + found[0].length,
      closes: found[1] === '/',
      isEmpty: (found[3] ?? '').trimEnd().endsWith('/'),
    }),
  );

function checkTag(tag: Tag, open: readonly Tag[]): DiagnosticMessage | undefined {
  if (forbidden.has(tag.name))
    return tag.closes
      ? undefined
      : mjml(`"<${tag.name}>" may not be used in a mail`, 'write its content out instead');
  if (open.length > maxDepth)
    return mjml(`tags are nested more than ${maxDepth} deep`, 'nest the parts of the mail less');
  if (!tag.closes || open.at(-1)?.name === tag.name) return undefined;
  return open.some(({ name }) => name === tag.name)
    ? mjml(
        `"</${tag.name}>" comes while "<${open.at(-1)?.name ?? ''}>" is open`,
        'close the inner tag first',
      )
    : mjml(`"</${tag.name}>" closes nothing`, 'remove it, or open the tag before');
}

function closeUpTo({ name }: Tag, open: Tag[]): void {
  const index = open.findLastIndex((one) => one.name === name);
  if (index >= 0) open.length = index;
}

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
