import type { Diagnostic } from '../../model/diagnostic.ts';

/** The text of each file that a diagnostic names. */
export type FileTexts = ReadonlyMap<string, string>;

/** Prints diagnostics for people: the place, the line with a mark below it, what is wrong and what to do. */
export const printDiagnostics = (diagnostics: readonly Diagnostic[], files: FileTexts): string =>
  diagnostics.map((one) => print(one, files.get(one.file))).join('\n');

/** Sorts by file, line and column; diagnostics of the same place stay in the order in which they were found. */
export const sortDiagnostics = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function print(diagnostic: Diagnostic, text: string | undefined): string {
  const { file, line, column, severity, code, message, hint } = diagnostic;
  const source = text?.split(/\r\n|\r|\n/, line)[line - 1]?.trimEnd();
  return [
    `${file}:${line}:${column} ${severity} ${code}`,
    ...(source ? excerpt(source, diagnostic) : []),
    `  ${message}`,
    `  ${hint}`,
    '',
  ].join('\n');
}

const maxColumns = 80;

function excerpt(source: string, { line, column, endLine, endColumn }: Diagnostic): string[] {
  const from = column - 1;
  const to = Math.max(endLine > line ? source.length : endColumn - 1, from + 1);
  // A long line is cut so that the marked place stays in view.
  const cut =
    source.length <= maxColumns ? 0 : Math.max(0, Math.min(from - 20, source.length - maxColumns));
  const shown = `${cut > 0 ? '…' : ''}${source.slice(cut > 0 ? cut + 1 : 0, cut + maxColumns)}`;
  const before = columnsOf(shown.slice(0, from - cut));
  const marked = columnsOf(shown.slice(from - cut, to - cut));
  return [
    `  ${shown.replaceAll('\t', ' ')}`,
    `  ${' '.repeat(before)}${'^'.repeat(Math.max(1, marked))}`,
  ];
}

/** Width in columns of a terminal: Chinese characters and full-width punctuation take two. */
const columnsOf = (text: string): number => text.replaceAll(wide, 'xx').length;

const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;
