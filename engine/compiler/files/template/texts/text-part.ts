import type { Diagnostic } from '../../../../model/diagnostic.ts';
import {
  diagnosticAt,
  type DiagnosticMessage,
  type Range,
  type Source,
  type ValuePath,
} from '../../../source/source.ts';
import type { TextKind } from './liquid.ts';

/** A text of a template, with the way to locate a diagnostic in it. */
export interface TextPart {
  readonly text: string;
  readonly kind: TextKind;
  diagnosticAt(message: DiagnosticMessage, start: number, end: number): Diagnostic;
}

/** The part that is a subject, or another plain text in a file of YAML. */
export const subjectPart = (source: Source, path: ValuePath, text: string): TextPart => ({
  text,
  kind: 'plain',
  diagnosticAt: (message, start, end) =>
    diagnosticAt(source, source.within(path, start, end), message),
});

/** The part that is a body, in a file of its own. */
export const bodyPart = (file: string, text: string): TextPart => ({
  text,
  kind: 'html',
  diagnosticAt: (message, start, end) => diagnosticAt({ file }, rangeIn(text, start, end), message),
});

/** Offset of a line and column, both counted from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  return Math.min(start + column - 1, text.length);
}

function rangeIn(text: string, start: number, end: number): Range {
  const [from, to] = [positionOf(text, start), positionOf(text, Math.max(end, start))];
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function positionOf(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n') };
}
