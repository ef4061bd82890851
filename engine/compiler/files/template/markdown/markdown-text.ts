import { parse } from '../../../source/parse.ts';
import { diagnosticAt, fileStart, type Source, unreadSource } from '../../../source/source.ts';
import { schemaDialect, text as textSchema } from '../../../schema/shared-schemas.ts';
import type { FileSchema } from '../../../schema/walk.ts';

/** `templates/<id>/<locale>.md`: a subject, and what stands below it in Markdown. */
export interface MarkdownText {
  readonly file: string;
  /** What stands between the two lines `---`. */
  readonly head: Source;
  /** The whole file, with blanks in place of its head. */
  readonly body: string;
}

/** The head of a text, as its schema lets it through. */
export interface TextHead {
  readonly subject: string;
  /** What programs show beside the subject in their lists. */
  readonly preview?: string;
}

/** Splits a file into its head and its body; never throws. */
export function readMarkdownText(text: string, file: string): MarkdownText {
  const [head = '', opening = '', written] = headForm.exec(text) ?? [];
  if (written === undefined) return { file, head: withoutHead(file, text), body: text };
  const source = parse(' '.repeat(opening.length - 1) + opening.slice(-1) + written, file);
  // The line that was to end it has lost a sign, and the next one ends the text instead.
  const isOverrun = source.diagnostics.length > 0 && missedEnd(written) !== undefined;
  return {
    file,
    head: isOverrun ? withoutHead(file, text) : source,
    body: head.replaceAll(/[^\n]/g, ' ') + text.slice(head.length),
  };
}

const headForm = /^(---[ \t]*\r?\n)(|[\s\S]*?\n)---[ \t]*(?=\r?\n|$)/;

const withoutHead = (file: string, text: string): Source => {
  const isOpen = /^---[ \t]*\r?\n/.test(text);
  const line = isOpen ? missedEnd(text.slice(text.indexOf('\n') + 1)) : undefined;
  const place = { ...fileStart, ...(line !== undefined && { line, endLine: line }) };
  return unreadSource(file, [
    diagnosticAt({ file }, place, {
      code: 'markdown',
      message: isOpen
        ? 'the head of the text has no end'
        : 'the text does not begin with its subject',
      hint: isOpen
        ? 'write a line "---" behind it'
        : 'begin it with three lines: "---", "subject: ...", "---"',
    }),
  ]);
};

/** The line of the file that was to end a head into which words run: the first that gives no key a value. `head` begins behind the first line. */
function missedEnd(head: string): number | undefined {
  const lines = head.split('\n');
  const isRun = lines.some((line) => line.trim() !== '' && !headLine.test(line));
  return isRun ? lines.findIndex((line) => !headLine.test(line)) + 2 : undefined;
}

/** A key, what goes on with its value, or a comment. */
const headLine = /^(?:[\w-]+[ \t]*:|[ \t]+[^\s-]|#)/;

/** JSON Schema of the head of a text. */
export const textHeadSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'the head of a text',
  description: 'Stands between two lines "---" at the start of a text.',
  type: 'object',
  required: ['subject'],
  additionalProperties: false,
  properties: {
    subject: textSchema('The subject of the mail, with Liquid.'),
    preview: textSchema('What programs show beside the subject in their lists, with Liquid.'),
  },
};
