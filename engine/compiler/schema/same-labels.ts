import { isObject } from '../../model/base.ts';
import { locales } from '../../model/locale.ts';
import type { PathDiagnostic, ValuePath } from '../source/source.ts';

/** Reports buttons, or answers offered, that say the same in some language: whoever reads them has to be able to tell them apart. */
export function* sameLabels(
  labels: readonly (readonly [name: string, label: unknown])[],
  pathOf: (name: string, index: number) => ValuePath,
): Generator<PathDiagnostic> {
  const seen = new Set<string>();
  for (const [index, [name, label]] of labels.entries()) {
    const said = locales.map((locale) => [locale, textIn(label, locale)] as const);
    const text = said.find(([locale, one]) => seen.has(`${locale} ${one}`))?.[1];
    for (const [locale, one] of said) if (one !== undefined) seen.add(`${locale} ${one}`);
    if (text !== undefined)
      yield {
        code: 'duplicate-name',
        severity: 'warning',
        path: pathOf(name, index),
        what: 'value',
        message: `"${name}" says "${text}" to people, as another does`,
        hint: 'give each words of its own, so that people can tell them apart',
      };
  }
}

/** What a label says in a language. */
function textIn(label: unknown, locale: string): string | undefined {
  const text = isObject(label) ? label[locale] : label;
  return typeof text === 'string' ? text.trim() : undefined;
}
