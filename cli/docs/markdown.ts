/** A table with columns as wide as what is in them, which is how the formatter leaves it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(escaped));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => widthOf(row[column]))));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const [first = [], ...rest] = cells;
  return [line(first), rule, ...rest.map(line)].join('\n');
}

const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replaceAll('\n', ' ');

const widthOf = (cell: string | undefined): number => cell?.length ?? 0;

/** Sections with an empty line between them. */
export const page = (...sections: readonly string[]): string => `${sections.join('\n\n')}\n`;

export const code = (text: string): string => `\`${text}\``;

/** A step as the author of its kind wrote it, as an item of a list. */
export function listItem(example: string): string {
  const lines = example.replace(/^\n+|\s+$/g, '').split('\n');
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line, n) => `${n === 0 ? '- ' : '  '}${line.slice(margin)}`).join('\n');
}
