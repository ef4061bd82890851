import type { Diagnostic } from '../../../engine/model/diagnostic.ts';

/** Diagnostics as lines that a table of tests can show. */
export const diagnosticLines = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ line, column, code, message }) => `${line}:${column} ${code}: ${message}`);
