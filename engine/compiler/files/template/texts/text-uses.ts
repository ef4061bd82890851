import type { TextUse } from '../../../../analysis/finding/context.ts';
import type { Template } from '../../../../model/definitions.ts';
import { rememberLatest } from '../../../source/remember-latest.ts';
import { analyze, parseText, type ParsedText, type TextKind } from './liquid.ts';
import { loopsOf, markerAt, markersOf, type Marker, type TextLoop } from './markers.ts';
import { offsetOf } from './text-part.ts';

/**
 * The facts and values that the subjects and bodies of a template without errors read; worked out once for each template. Whatever is read
 * tells its reader something: `{% if case.result.match > 80 %}great{% endif %}` shows a match as well as its number would.
 */
export function usesOf(template: Template): readonly TextUse[] {
  const known = cache.get(template);
  if (known) return known;
  const uses = parts.flatMap((part) =>
    Object.entries(template[part]).flatMap(([locale, text]) =>
      usesIn(text, part === 'subject' ? 'plain' : 'html').map((use) => ({ ...use, locale, part })),
    ),
  );
  cache.set(template, uses);
  return uses;
}

const parts = ['subject', 'body'] as const;

const cache = new WeakMap<Template, readonly TextUse[]>();

type Use = Pick<TextUse, 'path' | 'how'>;

/** Definitions are compiled again and again with few texts changed. */
const usesIn: (text: string, kind: TextKind) => readonly Use[] = rememberLatest((whole, kind) => {
  const text = withoutWords(whole);
  const parsed = parseText(text, kind);
  const markers = markersOf(text);
  const loops = loopsOf(markers);
  const uses = variablesOf(parsed).flatMap(({ names, row, column }) => {
    const start = offsetOf(text, row, column);
    const marker = markerAt(markers, start);
    const path = pathOf(names, start, loops);
    return path === undefined ? [] : [{ path, how: howShown(names.join('.'), marker) }];
  });
  return [...new Map(uses.map((use) => [`${use.path} ${use.how}`, use])).values()];
});

/** What stands between markers reads nothing, and to find the place of each variable Liquid counts all letters before it. */
const withoutWords = (text: string): string =>
  text.replaceAll(/(^|[}%]\})[^{}]+(?=\{[{%]|$)/g, '$1');

const variablesOf = (parsed: ParsedText) =>
  Object.values(analyze(parsed).variables)
    .flat()
    .map((variable) => ({
      names: variable.toArray().filter((name) => typeof name === 'string'),
      row: variable.location.row,
      column: variable.location.col,
    }));

/** The path of a variable; an item of a loop has the path of its list. */
function pathOf(
  [root = '', ...rest]: readonly string[],
  start: number,
  loops: readonly TextLoop[],
): string | undefined {
  const loop = loops.findLast(({ item, start: from }) => item === root && from < start);
  const list = loop && pathOf(loop.list, loop.start, loops);
  return [list ?? root, ...rest].join('.');
}

function howShown(written: string, marker: Marker | undefined): TextUse['how'] {
  if (marker?.path !== written) return 'other';
  if (marker.filters.includes('when')) return 'moment';
  return marker.filters.length === 0 ? 'plain' : 'other';
}
