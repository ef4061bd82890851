import type { SentenceTemplate } from './words/catalogue.ts';

/** What a hole stands for; undefined when nothing is known of it. */
export type Placeholders = (name: string) => string | undefined;

/** Fills the holes of a text; a part in `[...]` with a hole that cannot be filled is left out. */
export const interpolate = (template: SentenceTemplate, placeholders: Placeholders): string =>
  interpolatePart(
    template.replaceAll(/\[([^\]]*)\]/g, (_whole, part: string) =>
      placeholderNames(part).every((name) => placeholders(name) !== undefined)
        ? interpolatePart(part, placeholders)
        : '',
    ),
    placeholders,
  );

/** The names of all holes of a text. */
const placeholderNames = (template: SentenceTemplate): readonly string[] =>
  [...template.matchAll(placeholder)].map(([, name = '']) => name);

/** Those without which the text cannot be said. */
export const requiredPlaceholders = (template: SentenceTemplate): readonly string[] =>
  placeholderNames(template.replaceAll(/\[[^\]]*\]/g, ''));

const placeholder = /\{(\w+)\}/g;

const interpolatePart = (part: SentenceTemplate, placeholders: Placeholders): string =>
  part.replaceAll(placeholder, (whole, name: string) => placeholders(name) ?? whole);
