import type { Catalogue } from '../../engine/analysis/report/words/catalogue.ts';
import type { ReportedDiagnostic, CheckReport } from './report.ts';

/** Workflow commands, which GitHub shows beside the lines that they name. */
export const checkGithub = (
  { found, catalogue }: CheckReport,
  pathOf: (file: string) => string,
): string => found.map((one) => `${annotation(one, catalogue, pathOf)}\n`).join('');

function annotation(
  { diagnostic, proof }: ReportedDiagnostic,
  catalogue: Catalogue,
  pathOf: AnnotationPathOf,
): string {
  const { severity, file, line, endLine, column, endColumn, code, message, hint } = diagnostic;
  // Columns may only be given when the place is in one line; their end is inclusive.
  const columns =
    line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  const properties = { file: pathOf(file), line, endLine, ...columns, title: code };
  const written = Object.entries(properties)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(',');
  const text = [message, hint, ...exampleLines(proof, catalogue)].join('\n');
  return `::${severity} ${written}::${escapedText(text)}`;
}

type AnnotationPathOf = (file: string) => string;

function exampleLines(
  proof: ReportedDiagnostic['proof'],
  { example: words }: Catalogue,
): readonly string[] {
  if (proof === undefined) return [];
  const { rendered, zone, page } = proof;
  const { example, maybe, onlyWhen } = rendered;
  return [
    ...(example === undefined
      ? []
      : [
          `${example.start} ${zone}: ${words.start}`,
          ...example.rows.map(({ step, happens, leaves }) => `${leaves}: ${step} - ${happens}`),
        ]),
    ...(maybe === undefined ? [] : [words.maybe(maybe)]),
    ...(onlyWhen === undefined ? [] : [onlyWhen]),
    words.page(page),
  ];
}

const escapedText = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string =>
  escapedText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
