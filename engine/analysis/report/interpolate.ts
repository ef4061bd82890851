import type { Template } from './words/catalogue.ts';

/** What a hole stands for; undefined when nothing is known of it. */
export type Holes = (name: string) => string | undefined;

/** Fills the holes of a text; a part in `[...]` with a hole that cannot be filled is left out. */
export const fill = (template: Template, holes: Holes): string =>
  fillPart(
    template.replaceAll(/\[([^\]]*)\]/g, (_whole, part: string) =>
      namesIn(part).every((name) => holes(name) !== undefined) ? fillPart(part, holes) : '',
    ),
    holes,
  );

/** The names of all holes of a text. */
const namesIn = (template: Template): readonly string[] =>
  [...template.matchAll(hole)].map(([, name = '']) => name);

/** Those without which the text cannot be said. */
export const neededIn = (template: Template): readonly string[] =>
  namesIn(template.replaceAll(/\[[^\]]*\]/g, ''));

const hole = /\{(\w+)\}/g;

const fillPart = (part: Template, holes: Holes): string =>
  part.replaceAll(hole, (whole, name: string) => holes(name) ?? whole);
