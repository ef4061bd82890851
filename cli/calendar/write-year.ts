import { isMap, isNode, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml';
import type { CalendarYear, DayEntry } from './next-year.ts';

/** The text of a calendar with a further year; what else stands in it stays as it is written. */
export function writeYear(
  written: string,
  { holidays, workdays, until }: CalendarYear,
  { source, asOf }: { readonly source: string; readonly asOf: string },
): string {
  const text = written.endsWith('\n') ? written : `${written}\n`;
  const { contents } = parseDocument(text);
  if (!isMap(contents)) return written;
  const before: unknown = contents.get('source');
  const sources = typeof before === 'string' ? `${before}; ${source}` : source;
  const edits = [
    ...daysEdit(text, contents, 'holidays', holidays),
    ...daysEdit(text, contents, 'workdays', workdays),
    valueEdit(text, contents, 'until', until),
    valueEdit(text, contents, 'source', sources),
    valueEdit(text, contents, 'asOf', asOf),
  ];
  return edited(text, edits);
}

function edited(text: string, edits: readonly TextEdit[]): string {
  let [done, at] = ['', 0];
  for (const { from, to, by } of edits.toSorted((a, b) => a.from - b.from)) {
    done += text.slice(at, from) + by;
    at = to;
  }
  return done + text.slice(at);
}

/** A part of the text that is replaced. */
interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** Further lines below a list that has one for each entry; any other list is written so. */
function daysEdit(
  text: string,
  map: YAMLMap,
  key: string,
  days: readonly DayEntry[],
): readonly TextEdit[] {
  if (days.length === 0) return [];
  const list = map.get(key, true);
  const lines = days.map((day) => flowText(day));
  if (!isSeq(list)) return [{ ...endOf(text), by: `${key}:\n${listed('  - ', lines)}\n` }];
  const spans = list.items.flatMap((item) => (isNode(item) && item.range ? [item.range] : []));
  const last = spans.at(-1);
  if (last === undefined || list.flow === true) {
    const [from, to] = list.range ?? [0, 0];
    const known = spans.map(([start, end]) => text.slice(start, end));
    const after = text.lastIndexOf(':', from) + 1;
    return [{ from: after, to, by: `\n${listed('  - ', [...known, ...lines])}` }];
  }
  const at = lineEnd(text, last[1] - 1);
  const lineStart = text.lastIndexOf('\n', last[0]) + 1;
  const dash = text.slice(lineStart, last[0]);
  return [{ from: at, to: at, by: `\n${listed(dash, lines)}` }];
}

const listed = (dash: string, lines: readonly string[]): string =>
  lines.map((line) => `${dash}${line}`).join('\n');

function valueEdit(text: string, map: YAMLMap, key: string, value: string): TextEdit {
  const node = map.get(key, true);
  if (!isNode(node) || !node.range) return { ...endOf(text), by: `${key}: ${flowText(value)}\n` };
  const [from, to] = node.range;
  return { from, to, by: flowText(value) };
}

const flowText = (value: DayEntry | string): string =>
  stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();

const lineEnd = (text: string, from: number): number => {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
};

const endOf = (text: string): { readonly from: number; readonly to: number } => ({
  from: text.length,
  to: text.length,
});
