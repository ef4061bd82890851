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
  return {
    file,
    head: parse(' '.repeat(opening.length - 1) + opening.slice(-1) + written, file),
    body: head.replaceAll(/[^\n]/g, ' ') + text.slice(head.length),
  };
}

const headForm = /^(---[ \t]*\r?\n)(|[\s\S]*?\n)---[ \t]*(?=\r?\n|$)/;

const withoutHead = (file: string, text: string): Source => {
  const isOpen = /^---[ \t]*\r?\n/.test(text);
  return unreadSource(file, [
    diagnosticAt({ file }, fileStart, {
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
