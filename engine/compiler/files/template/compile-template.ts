import { isObject } from '../../../model/base.ts';
import type { Template, TemplateReader } from '../../../model/definitions.ts';
import { compileFile, isError, type CompilationResult } from '../../schema/compile-file.ts';
import { validate } from '../../schema/validate.ts';
import { diagnosticAt, fileStart, type Source } from '../../source/source.ts';
import { checkTemplate } from './check-template.ts';
import { frameFile } from './frame/compose-frame.ts';
import { framedText, writtenHead } from './frame/framed-text.ts';
import { type MarkdownText, textHeadSchema } from './markdown/markdown-text.ts';
import type { TemplateFiles } from './template-files.ts';
import { templateSchema, type WrittenTemplate } from './template-schema.ts';

/** Compiles `templates/<id>/`; its texts have checks of their own, `checkTexts`. */
export function compileTemplate(files: TemplateFiles, name: string): CompilationResult<Template> {
  const { source, bodies, texts = new Map(), frame } = files;
  const compiled = compileFile<WrittenTemplate, Template>(source, {
    schema: templateSchema,
    check: (written) => checkTemplate(written, name, files),
    lower: (written) => ({
      id: written.template,
      class: written.class,
      subject: { ...written.subject, ...mapped(texts, (one) => writtenHead(one).subject) },
      body: {
        ...Object.fromEntries(bodies),
        ...(frame && mapped(texts, (one, locale) => framedText(one, locale, frame))),
      },
      requires: written.requires ?? [],
    }),
  });
  const around = [
    ...[...texts.values()].flatMap(({ head }) => [
      ...head.diagnostics,
      ...validate(head, textHeadSchema),
    ]),
    ...(texts.size > 0 && frame === undefined ? [missingFrame] : []),
  ];
  const diagnostics = [...compiled.diagnostics, ...around];
  return diagnostics.some(isError) ? { diagnostics } : { ...compiled, diagnostics };
}

const mapped = (
  texts: ReadonlyMap<string, MarkdownText>,
  write: (text: MarkdownText, locale: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries([...texts].map(([locale, one]) => [locale, write(one, locale)]));

/** One for all templates, so that it is told once. */
const missingFrame = diagnosticAt({ file: frameFile }, fileStart, {
  code: 'file-missing',
  message: `"${frameFile}" does not exist, and texts in Markdown stand in it`,
  hint: 'write it: a mail in MJML with {{ mail.text }} and {{ mail.small }} in a column',
});

/** For whom a template says that it is written. */
export function statedReader({ value }: Source): TemplateReader | undefined {
  const stated = isObject(value) ? value['for'] : undefined;
  return stated === 'candidate' || stated === 'house' ? stated : undefined;
}

/** The outcomes of which a template says that it tells. */
export function statedOutcomes({ value }: Source): readonly string[] {
  const stated = isObject(value) ? value['reports'] : undefined;
  return Array.isArray(stated) ? stated.filter((one) => typeof one === 'string') : [];
}
