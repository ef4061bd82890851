import { inlineHtml } from './inline.ts';
import { type MarkdownPage, markersIn, report, type TextSpan } from './page.ts';
import { checkWhole } from './whole.ts';

/** Where each cell of a row stands: between bars that no backslash takes away. */
export function cellsOf({ masked }: MarkdownPage, { from, to }: TextSpan): readonly TextSpan[] {
  const written = masked.slice(from, to).replace(/\|\s*$/, '');
  let start = from;
  return written.split(/(?<!\\)\|/).map((cell) => {
    const begin = start + cell.length - cell.trimStart().length;
    const span = { from: begin, to: Math.max(begin, start + cell.trimEnd().length) };
    start += cell.length + 1;
    return span;
  });
}

/** Whether a row is the line under the heads of the columns. */
export const isRuler = ({ masked }: MarkdownPage, cells: readonly TextSpan[]): boolean =>
  cells.every(({ from, to }) => /^:?-+:?$/.test(masked.slice(from, to)));

/** A row among the others; `count` is the number of cells that most of them have. */
interface RowPlace {
  readonly isHead: boolean;
  readonly count: number;
}

/** The number of cells that most rows have, and of several such numbers that of the first one. */
export function usualCount(rows: readonly (readonly TextSpan[])[]): number {
  const often = new Map<number, number>();
  for (const { length } of rows) often.set(length, (often.get(length) ?? 0) + 1);
  const [usual = 0] = [...often].toSorted(([, one], [, other]) => other - one)[0] ?? [];
  return usual;
}

/** One row of HTML; the first of two columns is the narrower one. */
export function rowHtml(
  page: MarkdownPage,
  cells: readonly TextSpan[],
  { isHead, count }: RowPlace,
): string {
  const [first] = cells;
  const last = cells.at(-1);
  if (cells.length !== count && first !== undefined && last !== undefined)
    report(
      page,
      { from: first.from, to: last.to },
      `the row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, and others have ${count}`,
      'write as many cells in each row, with "|" between them',
    );
  const written = cells.map((cell, index) => {
    checkWhole(page, markersIn(page, cell));
    const width = count === 2 && index === 0 ? ' width="35%"' : '';
    const html = inlineHtml(page, cell);
    return isHead ? `<th align="left"${width}>${html}</th>` : `<td${width}>${html}</td>`;
  });
  return `<tr valign="top">${written.join('')}</tr>`;
}
