import { didYouMean } from '../../../../expression/check/nearest.ts';
import type { Diagnostic } from '../../../../model/diagnostic.ts';
import type { DiagnosticMessage } from '../../../source/source.ts';
import { markersOf, type Marker } from './markers.ts';
import type { TextPart } from './text-part.ts';

/** Reports braces and markers of other programs that Liquid leaves as they are, so that the reader of the mail would see them. */
export function* checkMarkers(part: TextPart, names: readonly string[]): Generator<Diagnostic> {
  const spared = withoutForeign(part.text);
  const open = unclosedIn(spared);
  for (const { start, end, written } of open)
    yield part.diagnosticAt({ code: 'broken-marker', ...unclosed(written) }, start, end);
  const text = withoutMarkers(spared, open);
  const seen = new Set<number>();
  for (const [form, explain] of forms)
    for (const found of text.matchAll(form)) {
      const [written, word = ''] = found;
      const message = seen.has(found.index) ? undefined : explain(written, word, names);
      if (message === undefined) continue;
      for (let at = found.index; at < found.index + written.length; at += 1) seen.add(at);
      yield part.diagnosticAt(
        { code: 'broken-marker', ...message },
        found.index,
        found.index + written.length,
      );
    }
}

/** Comments and styles have braces of their own; their place is kept. */
const withoutForeign = (text: string): string =>
  text.replaceAll(
    /<!--[\s\S]*?-->|<(mj-style|style)\b[\s\S]*?<\/\1>|\bcss-class="[^"]*"/g,
    (part) => ' '.repeat(part.length),
  );

type MarkerRange = Pick<Marker, 'start' | 'end' | 'written'>;

/** The text without whole markers, and without those that do not end. */
function withoutMarkers(text: string, open: readonly MarkerRange[]): string {
  let rest = text;
  for (const { start, end } of [...markersOf(text), ...open])
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  return rest;
}

/** Markers behind which the next one begins, or the text is over, before they end; Liquid would read both as one. */
function unclosedIn(text: string): readonly MarkerRange[] {
  const whole = markersOf(text).flatMap(({ start, written }) => {
    const next = blanked(written)
      .slice(2)
      .search(/\{[{%]/);
    return next < 0 ? [] : [markerLine(text, start, start + 2 + next)];
  });
  const last = text.search(/\{%(?![\s\S]*%\})/);
  return last < 0 || whole.some(({ start }) => start === last)
    ? whole
    : [...whole, markerLine(text, last, text.length)];
}

/** Texts in quotes may have braces. */
const blanked = (written: string): string =>
  written.replaceAll(/"[^"{}]*[{}]{1,2}[^"\n]*"|'[^'{}]*[{}]{1,2}[^'\n]*'/g, (quoted) =>
    ' '.repeat(quoted.length),
  );

/** What an author wrote as the marker: not the lines and the tags of HTML that follow. */
function markerLine(text: string, start: number, end: number): MarkerRange {
  const [written = ''] = /^..[^\n<}]*\}?/.exec(text.slice(start, end)) ?? [];
  return { start, end: start + written.trimEnd().length, written: written.trimEnd() };
}

const unclosed = (written: string): Pick<DiagnosticMessage, 'message' | 'hint'> => {
  const end = written.startsWith('{%') ? '%}' : '}}';
  return {
    message: `"${written}" has no "${end}" at its end`,
    hint: `close it with "${end}"`,
  };
};

type Explain = (
  written: string,
  word: string,
  names: readonly string[],
) => Pick<DiagnosticMessage, 'message' | 'hint'> | undefined;

const asLiquid = (word: string, names: readonly string[]): string => {
  const [root = '', ...rest] = word.split('.');
  const path = names.includes(root) ? word : undefined;
  return path === undefined
    ? didYouMean(root, names, 'write {{ }} around the name of what is to be shown')
    : `write "{{ ${[root, ...rest].join('.')} }}"`;
};

const broken: Explain = (written, word, names) => ({
  message: `"${written}" is no marker, so the mail would show it as it stands`,
  hint: word === '' ? 'write "{{ ... }}", both braces next to each other' : asLiquid(word, names),
});

const foreign: Explain = (written, word, names) => ({
  message: `"${written}" is a marker of another program, and the mail would show it as it stands`,
  hint: asLiquid(word, names),
});

/** Only of something that a text could show: the company may write about "<name>" or "100%" itself. */
const foreignName: Explain = (written, word, names) =>
  names.includes(word.split('.')[0] ?? '') || /name|title|link|date|salary|position/i.test(word)
    ? foreign(written, word, names)
    : undefined;

const forms: readonly (readonly [RegExp, Explain])[] = [
  [/[{｛]\s*[{｛]\s*([\w.]*)[^{}｛｝\n]*?[}｝]\s*[}｝]/g, broken],
  [/[{｛]\s*%[^{}\n]*?%\s*[}｝]/g, broken],
  [/\$\{\s*([\w.]+)\s*\}/g, foreign],
  [/<%=?\s*([\w.]+)\s*%>/g, foreign],
  [/\[\[\s*([\w.]+)\s*\]\]/g, foreign],
  [/<<\s*([\w.]+)\s*>>|«\s*([\w.]+)\s*»/g, foreign],
  [/%([A-Za-z][\w.]*)%/g, foreignName],
  [/\{\s*([A-Za-z_][\w.]*)(?:\s*\|[^{}\n]*)?\s*\}\}?/g, broken],
  [/\{\{\s*([\w.]*)[^{}\n]{0,60}\}?/g, broken],
  [/[{}｛｝]{2}|\{%|%\}/g, broken],
];
