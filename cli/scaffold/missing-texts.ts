import { definitionPlace } from '../../engine/compiler/library/definition-place.ts';
import { isLabel } from '../../engine/compiler/schema/label-schema.ts';
import { walk } from '../../engine/compiler/schema/walk.ts';
import { schemaOf } from '../../engine/compiler/schemas.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import { isObject } from '../../engine/model/base.ts';
import type { Locale } from '../../engine/model/locale.ts';

/** What is not written in this language, a line for each: messages without a text in it, and labels that have one text for all languages or others. */
export function missingTexts(
  files: ReadonlyMap<string, string>,
  locale: Locale,
): readonly string[] {
  return [...missingMessages(files, locale), ...missingLabels(files, locale)];
}

function* missingMessages(files: ReadonlyMap<string, string>, locale: Locale): Generator<string> {
  const places = [...files.keys()].map(definitionPlace);
  const written = new Set(
    places.flatMap((one) => (one?.kind === 'body' && one.locale === locale ? [one.id] : [])),
  );
  for (const one of places)
    if (one?.kind === 'template' && !written.has(one.id))
      yield `templates/${one.id}/${locale}.md: the message has no text`;
}

function* missingLabels(files: ReadonlyMap<string, string>, locale: Locale): Generator<string> {
  for (const [file, text] of files) {
    const schema = schemaOf(definitionPlace(file)?.kind ?? '');
    if (schema === undefined) continue;
    const source = parse(text, file);
    for (const { schema: found, value, path } of walk(schema, { value: source.value }))
      if (isLabel(found) && textIn(value, locale) === undefined)
        yield `${file}:${source.at(path, 'value').line} ${path.join('.')}: ${shown(value)}`;
  }
}

const textIn = (label: unknown, locale: Locale): unknown =>
  isObject(label) ? label[locale] : undefined;

const shown = (label: unknown): string =>
  isObject(label)
    ? `only in ${Object.keys(label).join(', ')}`
    : `"${String(label)}" for all languages`;
