import { readFileSync } from 'node:fs';
import { compileTemplate } from '../../engine/compiler/files/template/compile-template.ts';
import { frameFile } from '../../engine/compiler/files/template/frame/compose-frame.ts';
import { readMarkdownText } from '../../engine/compiler/files/template/markdown/markdown-text.ts';
import type { TemplateFiles } from '../../engine/compiler/files/template/template-files.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import type { Template } from '../../engine/model/definitions.ts';
import { locales } from '../../engine/model/locale.ts';

const read = (path: string): string =>
  readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The frame of the shipped texts. */
export const shippedFrame = { file: frameFile, text: read(frameFile) };

/** A text of a shipped template, as it is written. */
export const shippedText = (id: string, locale: string): string =>
  read(`templates/${id}/${locale}.md`);

/** The files of a shipped template. */
export function shippedTemplateFiles(id: string): TemplateFiles {
  const path = `templates/${id}/template.yaml`;
  const texts = locales.map(
    (locale) =>
      [locale, readMarkdownText(shippedText(id, locale), `templates/${id}/${locale}.md`)] as const,
  );
  return {
    source: parse(read(path), path),
    bodies: new Map(),
    texts: new Map(texts),
    frame: shippedFrame,
  };
}

/** A shipped template, compiled. */
export function shippedTemplate(id: string): Template {
  const { value } = compileTemplate(shippedTemplateFiles(id), id);
  if (value === undefined) throw new Error(`"${id}" does not compile`);
  return value;
}

/** The folder of each shipped template. */
export const isTemplateFolder = (name: string): boolean => !name.includes('.');
