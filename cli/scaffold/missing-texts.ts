import { writtenHead } from '../../engine/compiler/files/template/frame/framed-text.ts';
import { readMarkdownText } from '../../engine/compiler/files/template/markdown/markdown-text.ts';
import { definitionPlace } from '../../engine/compiler/library/definition-place.ts';
import { isLabel } from '../../engine/compiler/schema/label-schema.ts';
import { walk } from '../../engine/compiler/schema/walk.ts';
import { schemaOf } from '../../engine/compiler/schemas.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import { isObject } from '../../engine/model/base.ts';
import type { Locale } from '../../engine/model/locale.ts';

/**
 * What is not written in this language, a line for each: messages without a text in it, labels that have one text for all languages or
 * others, and files that cannot be read.
 */
export function missingTexts(
  files: ReadonlyMap<string, string>,
  locale: Locale,
): readonly string[] {
  return [...missingMessages(files, locale), ...missingLabels(files, locale)];
}

function* missingMessages(files: ReadonlyMap<string, string>, locale: Locale): Generator<string> {
  for (const file of files.keys()) {
    const place = definitionPlace(file);
    if (place?.kind !== 'template') continue;
    const path = `templates/${place.id}/${locale}`;
    const markdown = files.get(`${path}.md`);
    if (markdown !== undefined) yield* missingParts(`${path}.md`, markdown);
    else if (!files.has(`${path}.mjml`)) yield `${path}.md: the message has no text`;
  }
}

function* missingParts(file: string, text: string): Generator<string> {
  const written = readMarkdownText(text, file);
  if (writtenHead(written).subject.trim() === '') yield `${file}: the message has no subject`;
  if (written.body.trim() === '') yield `${file}: the message has no text`;
}

function* missingLabels(files: ReadonlyMap<string, string>, locale: Locale): Generator<string> {
  for (const [file, text] of files) {
    const schema = schemaOf(definitionPlace(file)?.kind ?? '');
    if (schema === undefined) continue;
    const source = parse(text, file);
    if (source.value === undefined) yield `${file}: cannot be read, see "tidings check"`;
    for (const { schema: found, value, path } of walk(schema, { value: source.value }))
      if (isLabel(found) && !isTaken(value) && textIn(value, locale) === undefined)
        yield `${file}:${source.at(path, 'value').line} ${path.join('.')}: ${shown(value)}`;
  }
}

/** A part that takes its words has none of its own. */
const isTaken = (label: unknown): boolean => typeof label === 'string' && label.startsWith('$');

const textIn = (label: unknown, locale: Locale): unknown =>
  isObject(label) ? label[locale] : undefined;

const shown = (label: unknown): string =>
  isObject(label)
    ? `only in ${Object.keys(label).join(', ')}`
    : `"${String(label)}" for all languages`;
