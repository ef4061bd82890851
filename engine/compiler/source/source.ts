import type { Diagnostic } from '../../model/diagnostic.ts';
import type { DiagnosticCode } from './codes.ts';

/** A file as its author wrote it: the value, and where each part of it stands. */
export interface Source {
  readonly file: string;
  readonly text: string;
  /** JSON; `undefined` when the file could not be read as YAML. */
  readonly value: unknown;
  /** What parsing found. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where a node stands; of a path that leads nowhere, its last part that exists. */
  at(path: ValuePath, what: 'key' | 'value'): Range;
  /** Where a part of a text stands, in offsets of the text; the whole value when it is not written literally. */
  within(path: ValuePath, start: number, end: number): Range;
}

export type ValuePath = readonly (string | number)[];

/** Lines and columns count from 1; the end is exclusive. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where something is reported that stands nowhere in a file. */
export const fileStart: Range = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/** What is wrong and what to do about it, not yet placed. */
export interface DiagnosticMessage {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly hint: string;
  readonly severity?: Diagnostic['severity'];
}

/** A finding and the part of the file that it is about. */
export type PathDiagnostic = DiagnosticMessage & {
  readonly path: ValuePath;
  readonly what: 'key' | 'value';
  /** Only this part of a text, in offsets. */
  readonly span?: readonly [start: number, end: number];
};

/** Places a fault by its path. */
export function locate(
  source: Source,
  { path, what, span, ...finding }: PathDiagnostic,
): Diagnostic {
  const range = span ? source.within(path, ...span) : source.at(path, what);
  return diagnosticAt(source, range, finding);
}

/** Places a finding. */
export const diagnosticAt = (
  source: Pick<Source, 'file'>,
  range: Range,
  { code, message, hint, severity = 'error' }: DiagnosticMessage,
): Diagnostic => ({
  code,
  severity,
  file: source.file,
  ...rangeOnly(range),
  message,
  hint,
});

const rangeOnly = ({ line, column, endLine, endColumn }: Range): Range => ({
  line,
  column,
  endLine,
  endColumn,
});
